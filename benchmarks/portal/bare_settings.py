"""The product's records under a bare Django: no middleware but the one that a part insists on, one page."""

from bildungsbuero.config.settings import *  # noqa: F403 - what is not changed here is the same

MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]
ROOT_URLCONF = "benchmarks.portal.bare"
