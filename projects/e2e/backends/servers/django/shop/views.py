from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie


@ensure_csrf_cookie
def app(request):
    """The page of the Angular app. It sets the CSRF cookie, which Django otherwise only sets with a form."""
    return render(request, "app.html")


def me(request):
    if not request.user.is_authenticated:
        return JsonResponse({"detail": "Not signed in."}, status=401)
    return JsonResponse({"name": request.user.get_username()})
