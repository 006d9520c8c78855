import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import bildungsbuero.web.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "administers_installation",
                    models.BooleanField(default=False, verbose_name="administers the installation"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_house_reader",
                    models.BooleanField(default=False, editable=False, verbose_name="everybody of the house who reads"),
                ),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        help_text="Part of every address, for example “trier”. It stays as it is.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9-]{1,39}$",
                                "Use small letters, digits and hyphens, starting with a letter.",
                            )
                        ],
                        verbose_name="short name in addresses",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="For example “Bildungsbüro der Stadt Trier”.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one municipality"),
                            ("joint", "joint office of several municipalities"),
                            ("agency", "agency that advises municipalities"),
                        ],
                        default="single",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "host",
                    models.CharField(
                        blank=True,
                        help_text="For example bildung.trier.example; may stay empty.",
                        max_length=200,
                        verbose_name="own host name",
                    ),
                ),
                ("municipality", models.CharField(blank=True, max_length=200, verbose_name="municipality")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street and number")),
                ("postcode", models.CharField(blank=True, max_length=10, verbose_name="postcode")),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="town")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "opening_hours",
                    models.TextField(blank=True, help_text="One line a day or rule.", verbose_name="opening hours"),
                ),
                ("logo", models.FileField(blank=True, upload_to="logos/", verbose_name="logo")),
                ("logo_text", models.CharField(blank=True, max_length=200, verbose_name="text in place of the logo")),
                (
                    "log_shows_names",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise they hold the role only. Agree on this with the staff council.",
                        verbose_name="Log and history hold names",
                    ),
                ),
                (
                    "names_kept_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        help_text="Then only the role stays in log and history.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(36),
                        ],
                        verbose_name="months for which names are kept",
                    ),
                ),
                (
                    "providers_publish",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise what a provider writes waits until the office has looked at it.",
                        verbose_name="Providers publish by themselves",
                    ),
                ),
                (
                    "requires_second_factor",
                    models.BooleanField(
                        default=False,
                        help_text="Staff pages open only for people who sign in with an authenticator app or a passkey as well.",
                        verbose_name="A second factor is required",
                    ),
                ),
                ("vocabulary_mark", models.CharField(blank=True, editable=False, max_length=16)),
                ("is_demo", models.BooleanField(default=False, editable=False, verbose_name="demo")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOffice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        help_text="Part of every address, for example “trier”. It stays as it is.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9-]{1,39}$",
                                "Use small letters, digits and hyphens, starting with a letter.",
                            )
                        ],
                        verbose_name="short name in addresses",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="For example “Bildungsbüro der Stadt Trier”.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one municipality"),
                            ("joint", "joint office of several municipalities"),
                            ("agency", "agency that advises municipalities"),
                        ],
                        default="single",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "host",
                    models.CharField(
                        blank=True,
                        help_text="For example bildung.trier.example; may stay empty.",
                        max_length=200,
                        verbose_name="own host name",
                    ),
                ),
                ("municipality", models.CharField(blank=True, max_length=200, verbose_name="municipality")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street and number")),
                ("postcode", models.CharField(blank=True, max_length=10, verbose_name="postcode")),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="town")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "opening_hours",
                    models.TextField(blank=True, help_text="One line a day or rule.", verbose_name="opening hours"),
                ),
                ("logo_text", models.CharField(blank=True, max_length=200, verbose_name="text in place of the logo")),
                (
                    "log_shows_names",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise they hold the role only. Agree on this with the staff council.",
                        verbose_name="Log and history hold names",
                    ),
                ),
                (
                    "names_kept_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        help_text="Then only the role stays in log and history.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(36),
                        ],
                        verbose_name="months for which names are kept",
                    ),
                ),
                (
                    "providers_publish",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise what a provider writes waits until the office has looked at it.",
                        verbose_name="Providers publish by themselves",
                    ),
                ),
                (
                    "requires_second_factor",
                    models.BooleanField(
                        default=False,
                        help_text="Staff pages open only for people who sign in with an authenticator app or a passkey as well.",
                        verbose_name="A second factor is required",
                    ),
                ),
                ("vocabulary_mark", models.CharField(blank=True, editable=False, max_length=16)),
                ("is_demo", models.BooleanField(default=False, editable=False, verbose_name="demo")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical office",
                "verbose_name_plural": "historical offices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("roles", models.JSONField(default=list, verbose_name="roles")),
                ("about", models.CharField(blank=True, editable=False, max_length=60)),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                ("accepted_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-invited_at"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalRelease",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("kind", models.CharField(max_length=40, verbose_name="kind of record")),
                ("public_id", models.CharField(max_length=60, verbose_name="record")),
                ("purpose", models.CharField(max_length=200, verbose_name="purpose")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "to_office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.office",
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical release",
                "verbose_name_plural": "historical releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLegalPage",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("impressum", "Imprint"),
                            ("datenschutz", "Data protection"),
                            ("barrierefreiheit", "Accessibility statement"),
                            ("leichte-sprache", "These pages in Leichte Sprache"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(help_text="Markdown: headings, lists, links.", verbose_name="text")),
                ("is_reviewed", models.BooleanField(default=False, verbose_name="checked by the office")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical legal page",
                "verbose_name_plural": "historical legal pages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40, verbose_name="kind of record")),
                ("public_id", models.CharField(max_length=60, verbose_name="record")),
                ("purpose", models.CharField(max_length=200, verbose_name="purpose")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
                (
                    "to_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="releases_received",
                        to="accounts.office",
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("session_key", models.CharField(editable=False, max_length=40, unique=True)),
                ("device", models.CharField(blank=True, editable=False, max_length=100, verbose_name="device")),
                ("started_at", models.DateTimeField(editable=False, verbose_name="since")),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ["-started_at"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "reads internal pages"),
                            ("editor", "captures and publishes offers"),
                            ("monitoring", "imports figures and sees original values"),
                            ("management", "steers and releases"),
                            ("administrator", "invites people and changes settings"),
                            ("provider", "keeps the offers of one provider"),
                            ("partner", "sees what was released to the office"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateField(auto_now_add=True, verbose_name="since")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [
                    models.UniqueConstraint(fields=("office", "person", "role"), name="one_membership_of_a_role")
                ],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LegalPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("impressum", "Imprint"),
                            ("datenschutz", "Data protection"),
                            ("barrierefreiheit", "Accessibility statement"),
                            ("leichte-sprache", "These pages in Leichte Sprache"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(help_text="Markdown: headings, lists, links.", verbose_name="text")),
                ("is_reviewed", models.BooleanField(default=False, verbose_name="checked by the office")),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "legal page",
                "verbose_name_plural": "legal pages",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "kind"), name="one_legal_page_of_a_kind")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
    ]
