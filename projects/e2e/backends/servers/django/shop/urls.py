from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, re_path

from . import views

urlpatterns = [
    path("accounts/login/", LoginView.as_view()),
    path("accounts/logout/", LogoutView.as_view()),
    path("api/me/", views.me),
    re_path("", views.app),
]
