from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Counts the sessions in which a user is signed in, or ends them all."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["count", "end"])

    def handle(self, *args, action, **options):
        if action == "end":
            Session.objects.all().delete()
        signed_in = [
            session
            for session in Session.objects.all()
            if SESSION_KEY in session.get_decoded()
        ]
        self.stdout.write(str(len(signed_in)))
