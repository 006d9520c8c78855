"""Django's settings, made from the options of the installation (`options.py`)."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bildungsbuero.config.languages import further_languages
from bildungsbuero.config.options import read_options
from bildungsbuero.config.secret_key import secret_key
from bildungsbuero.core.languages import GERMAN, SHIPPED

OPTIONS = read_options()
DATA_DIR: Path = OPTIONS["DATA_DIR"]
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = OPTIONS["SECRET_KEY"] or secret_key(DATA_DIR)
ALLOWED_HOSTS = [host.strip() for host in OPTIONS["HOSTS"].split(",") if host.strip()]
PUBLIC_ADDRESS = OPTIONS["ADDRESS"].rstrip("/")
_PUBLIC = urlsplit(PUBLIC_ADDRESS)
# The sub-path under which the installation lies, such as "/bildung"; empty at the root of a host.
SUB_PATH = _PUBLIC.path
CSRF_TRUSTED_ORIGINS = [f"https://{_PUBLIC.netloc}"] if _PUBLIC.scheme == "https" else []

INSTALLED_APPS = [
    # First, so that our pages stand in place of allauth's.
    "bildungsbuero.web",
    "bildungsbuero.apps.accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks_db",
    "simple_history",
    "bildungsbuero.apps.operations",
    "bildungsbuero.apps.territory",
    "bildungsbuero.apps.actors",
    "bildungsbuero.apps.catalogue",
    "bildungsbuero.apps.monitoring",
    "bildungsbuero.apps.needs",
    "bildungsbuero.apps.strategy",
    "bildungsbuero.apps.portal",
    "bildungsbuero.apps.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "bildungsbuero.web.middleware.CompressingMiddleware",
    "bildungsbuero.web.middleware.HeaderMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bildungsbuero.apps.accounts.middleware.AddressMiddleware",
    "bildungsbuero.apps.portal.usage.counting.CountingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bildungsbuero.apps.accounts.middleware.HouseReaderMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bildungsbuero.apps.accounts.middleware.HistoryMiddleware",
    "bildungsbuero.web.middleware.ProblemMiddleware",
]

ROOT_URLCONF = "bildungsbuero.config.urls"
WSGI_APPLICATION = "bildungsbuero.config.wsgi.application"
FORM_RENDERER = "bildungsbuero.web.form_renderer.KernRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bildungsbuero.web.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "bildungsbuero.web.templatetags.components",
            ],
        },
    }
]


def _database(url: str) -> dict[str, Any]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "database.sqlite3",
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                # 32 MB of pages in memory, not 2: rows of a large office lie far apart.
                " PRAGMA cache_size=-32000;",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(OPTIONS["DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        # Rate limits live here: the default of 300 entries would forget them under load.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:after-login"
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:start"
ACCOUNT_ADAPTER = "bildungsbuero.apps.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "bildungsbuero.apps.accounts.forms.sign_in.SignInForm",
    "reset_password": "bildungsbuero.apps.accounts.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "bildungsbuero.apps.accounts.forms.sign_in.NewPasswordForm",
    "change_password": "bildungsbuero.apps.accounts.forms.sign_in.ChangedPasswordForm",
    "reauthenticate": "bildungsbuero.apps.accounts.forms.sign_in.ConfirmationForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
    "invitation": "30/m/ip",
    "new_address": "10/m/user",
}
SOCIALACCOUNT_ADAPTER = "bildungsbuero.apps.accounts.house_adapter.HouseAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "house",
                "name": OPTIONS["OIDC_NAME"],
                "client_id": OPTIONS["OIDC_CLIENT"],
                "secret": OPTIONS["OIDC_SECRET"],
                "settings": {"server_url": OPTIONS["OIDC_URL"]},
            }
        ],
    }
}
MFA_ADAPTER = "bildungsbuero.apps.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_FORMS = {
    "authenticate": "bildungsbuero.apps.accounts.forms.second_factor.SecondStepForm",
    "reauthenticate": "bildungsbuero.apps.accounts.forms.second_factor.ConfirmationByCodeForm",
    "activate_totp": "bildungsbuero.apps.accounts.forms.second_factor.AppForm",
    "authenticate_webauthn": "bildungsbuero.apps.accounts.forms.second_factor.SecondStepByPasskeyForm",
    "reauthenticate_webauthn": "bildungsbuero.apps.accounts.forms.second_factor.ConfirmationByPasskeyForm",
    "add_webauthn": "bildungsbuero.apps.accounts.forms.second_factor.PasskeyForm",
    "edit_webauthn": "bildungsbuero.apps.accounts.forms.second_factor.PasskeyNameForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if OPTIONS["BEHIND_PROXY"] else 0
ACCOUNT_SESSION_REMEMBER = False

LANGUAGE_CODE = GERMAN
# What an installation translates itself, or mends; without it there is only what is shipped.
OWN_LANGUAGES = DATA_DIR / "languages"
# Every language of the pages, German first.
SPOKEN = (*SHIPPED, *further_languages(OWN_LANGUAGES))
LANGUAGES = [(language.code, language.name) for language in SPOKEN]
LOCALE_PATHS = [OWN_LANGUAGES, PACKAGE / "locale"] if OWN_LANGUAGES.is_dir() else [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = f"{SUB_PATH}/static/"
# The sub-path is taken off before requests get here.
WHITENOISE_STATIC_PREFIX = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = f"{SUB_PATH}/medien/"
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

EMAIL_BACKEND = "bildungsbuero.apps.operations.mail.QueueBackend"
DEFAULT_FROM_EMAIL = OPTIONS["MAIL_FROM"]
SERVER_EMAIL = OPTIONS["MAIL_FROM"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OPTIONS["HTTPS"]
SESSION_COOKIE_HTTPONLY = True
# Other programs on the same host need not see them.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"{SUB_PATH}/"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_HSTS_SECONDS = 31_536_000 if OPTIONS["HTTPS"] else 0
X_FRAME_OPTIONS = "SAMEORIGIN"
if OPTIONS["BEHIND_PROXY"]:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": OPTIONS["LOG_LEVEL"]},
    "loggers": {"django.request": {"level": "ERROR"}},
}
CSRF_FAILURE_VIEW = "bildungsbuero.web.errors.csrf_failed"
