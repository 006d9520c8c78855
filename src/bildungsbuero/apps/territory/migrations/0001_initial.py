import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import bildungsbuero.web.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_key", models.CharField(db_index=True, max_length=12, verbose_name="from")),
                ("to_key", models.CharField(db_index=True, max_length=12, verbose_name="to")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "on_precision",
                    models.CharField(blank=True, choices=[("", "day"), ("year", "year")], editable=False, max_length=4),
                ),
                (
                    "share_of_people",
                    models.DecimalField(decimal_places=8, max_digits=9, null=True, verbose_name="share of people"),
                ),
                (
                    "share_of_area",
                    models.DecimalField(decimal_places=8, max_digits=9, null=True, verbose_name="share of area"),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("bbsr", "BBSR crosswalk"),
                            ("bbsr-step", "calculated from two BBSR lists"),
                            ("whole", "a whole unit"),
                            ("census-2022", "weighed by the census of 2022"),
                            ("unpublished", "share not published"),
                        ],
                        max_length=12,
                        verbose_name="how it is known",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of territory",
                "verbose_name_plural": "changes of territory",
                "ordering": ["on", "from_key", "to_key"],
                "constraints": [
                    models.UniqueConstraint(fields=("from_key", "to_key", "on"), name="one_change_of_a_part")
                ],
            },
        ),
        migrations.CreateModel(
            name="Layer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(help_text="For example “Ortsbezirke”.", max_length=100, verbose_name="name")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Where the division comes from and how things are assigned to it.",
                        verbose_name="note",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Its parts get public pages with published figures and a map. Otherwise only the office sees them.",
                        verbose_name="shown to everybody",
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
                "verbose_name": "own layer",
                "verbose_name_plural": "own layers",
                "ordering": ["name"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalLayerUnit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="For example “01” or “nord”.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß._/-]*\\Z",
                                "Use letters, digits, points, hyphens and slashes, without spaces.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "valid_from",
                    models.DateField(blank=True, help_text="Empty: always.", null=True, verbose_name="since"),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it no longer stands.",
                        null=True,
                        verbose_name="until before",
                    ),
                ),
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
                    "layer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.layer",
                        verbose_name="layer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical part of a layer",
                "verbose_name_plural": "historical parts of a layer",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LayerUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="For example “01” or “nord”.",
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß._/-]*\\Z",
                                "Use letters, digits, points, hyphens and slashes, without spaces.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "valid_from",
                    models.DateField(blank=True, help_text="Empty: always.", null=True, verbose_name="since"),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="The first day on which it no longer stands.",
                        null=True,
                        verbose_name="until before",
                    ),
                ),
                (
                    "layer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="territory.layer",
                        verbose_name="layer",
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
                "verbose_name": "part of a layer",
                "verbose_name_plural": "parts of a layer",
                "ordering": ["key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PartOutline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rings", models.JSONField(editable=False, verbose_name="outline")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="since")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until before")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
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
                    "part",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outlines",
                        to="territory.layerunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "outline of a part",
                "verbose_name_plural": "outlines of parts",
                "ordering": ["part", "valid_from"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=12, unique=True, verbose_name="key")),
                ("ars", models.CharField(blank=True, db_index=True, max_length=12, verbose_name="regional key")),
                ("nuts", models.CharField(blank=True, max_length=5, verbose_name="NUTS code")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "Germany"),
                            ("state", "Land"),
                            ("region", "region"),
                            ("district", "district or independent city"),
                            ("borough", "borough of Berlin"),
                            ("association", "association of municipalities"),
                            ("municipality", "single municipality"),
                        ],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                ("level_order", models.PositiveSmallIntegerField(editable=False)),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("official_name", models.CharField(max_length=120, verbose_name="official name")),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("genitive", models.CharField(blank=True, max_length=120, verbose_name="genitive")),
                ("valid_from", models.DateField(null=True, verbose_name="since")),
                (
                    "valid_from_precision",
                    models.CharField(blank=True, choices=[("", "day"), ("year", "year")], editable=False, max_length=4),
                ),
                ("valid_to", models.DateField(null=True, verbose_name="until before")),
                (
                    "valid_to_precision",
                    models.CharField(blank=True, choices=[("", "day"), ("year", "year")], editable=False, max_length=4),
                ),
                ("latitude", models.FloatField(null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(null=True, verbose_name="longitude")),
                (
                    "area_km2",
                    models.DecimalField(decimal_places=2, max_digits=9, null=True, verbose_name="area in km²"),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                ("search_name", models.CharField(editable=False, max_length=260)),
                ("search_kind", models.CharField(editable=False, max_length=80)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="territory.unit",
                        to_field="key",
                        verbose_name="lies in",
                    ),
                ),
            ],
            options={
                "verbose_name": "area",
                "verbose_name_plural": "areas",
                "ordering": ["level_order", "key"],
            },
        ),
        migrations.CreateModel(
            name="OfficeArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "is_context",
                    models.BooleanField(
                        default=False,
                        help_text="The office is not responsible for it, for example the district that a town lies in.",
                        verbose_name="only for context",
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
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="territory.unit",
                        verbose_name="area",
                    ),
                ),
            ],
            options={
                "verbose_name": "area of the office",
                "verbose_name_plural": "areas of the office",
                "ordering": ["is_context", "unit__level_order", "unit__key"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="layer",
            name="inside",
            field=models.ForeignKey(
                blank=True,
                help_text="The area that this layer divides.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="layers",
                to="territory.unit",
                verbose_name="divides",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalOfficeArea",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "is_context",
                    models.BooleanField(
                        default=False,
                        help_text="The office is not responsible for it, for example the district that a town lies in.",
                        verbose_name="only for context",
                    ),
                ),
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.unit",
                        verbose_name="area",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical area of the office",
                "verbose_name_plural": "historical areas of the office",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLayer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("name", models.CharField(help_text="For example “Ortsbezirke”.", max_length=100, verbose_name="name")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Where the division comes from and how things are assigned to it.",
                        verbose_name="note",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Its parts get public pages with published figures and a map. Otherwise only the office sees them.",
                        verbose_name="shown to everybody",
                    ),
                ),
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
                    "inside",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The area that this layer divides.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.unit",
                        verbose_name="divides",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical own layer",
                "verbose_name_plural": "historical own layers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="layerunit",
            constraint=models.UniqueConstraint(fields=("layer", "key"), name="one_part_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="partoutline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)), fields=("part",), name="one_open_outline_of_a_part"
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["level", "key"], name="unit_level_key"),
        ),
        migrations.AddConstraint(
            model_name="officearea",
            constraint=models.UniqueConstraint(fields=("office", "unit"), name="one_area_of_an_office"),
        ),
        migrations.AddConstraint(
            model_name="layer",
            constraint=models.UniqueConstraint(fields=("office", "name"), name="one_layer_of_a_name"),
        ),
    ]
