import django.core.validators
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import bildungsbuero.apps.actors.fields
import bildungsbuero.web.public_ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("monitoring", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CellSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=60)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "as_of",
                    models.CharField(
                        help_text="The day or the year that the numbers stand for, such as “9 May 2011”.",
                        max_length=60,
                        verbose_name="as of",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("licence", models.CharField(blank=True, max_length=100, verbose_name="licence")),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Stands below every table and map. Empty: the source.",
                        max_length=300,
                        verbose_name="attribution",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What one has to know before trusting it.", verbose_name="note"
                    ),
                ),
                ("path", models.CharField(editable=False, max_length=120)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "counted",
                    models.CharField(
                        help_text="Such as “children under 10”.", max_length=100, verbose_name="who is counted"
                    ),
                ),
                (
                    "people_word",
                    models.CharField(help_text="Such as “children”.", max_length=40, verbose_name="in one word"),
                ),
                (
                    "resolution_m",
                    models.PositiveIntegerField(
                        default=100,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="width of a cell in metres",
                    ),
                ),
                (
                    "is_protected_at_source",
                    models.BooleanField(
                        default=False,
                        help_text="The source has withheld or changed small numbers, as the census does.",
                        verbose_name="already protected by the source",
                    ),
                ),
                ("cells", models.PositiveIntegerField(editable=False, verbose_name="cells")),
                ("people", models.FloatField(editable=False, verbose_name="people")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "population cells",
                "verbose_name_plural": "population cells",
                "ordering": ["name", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalNeed",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What is lacking, for whom and where.", max_length=200, verbose_name="title"
                    ),
                ),
                ("description", models.TextField(blank=True, max_length=4000, verbose_name="description")),
                ("topic", models.CharField(blank=True, max_length=20, verbose_name="topic")),
                ("life_phase", models.CharField(blank=True, max_length=20, verbose_name="phase of life")),
                ("target_group", models.CharField(blank=True, max_length=20, verbose_name="target group")),
                ("area", models.CharField(blank=True, max_length=30, verbose_name="place")),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        help_text="An office or a function, no name of a person.",
                        max_length=200,
                        verbose_name="responsible",
                    ),
                ),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="people concerned")),
                (
                    "population_source",
                    models.CharField(
                        blank=True,
                        help_text="Who is counted, by whom, and when. Where the number is an estimate, say so.",
                        max_length=300,
                        verbose_name="where this number comes from",
                    ),
                ),
                ("criteria", models.JSONField(blank=True, default=dict, verbose_name="priority")),
                ("points", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="points")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("observed", "observed"),
                            ("confirmed", "confirmed"),
                            ("being_answered", "being answered"),
                            ("answered", "answered"),
                            ("dropped", "dropped"),
                        ],
                        default="observed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("state_before", models.CharField(blank=True, editable=False, max_length=20)),
                (
                    "state_since",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="in this state since"
                    ),
                ),
                ("drop_reason", models.CharField(blank=True, max_length=500, verbose_name="why it was dropped")),
                ("is_public", models.BooleanField(default=False, editable=False, verbose_name="released")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("changed_at", models.DateTimeField(blank=True, editable=False)),
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
                "verbose_name": "historical need",
                "verbose_name_plural": "historical needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What is lacking, for whom and where.", max_length=200, verbose_name="title"
                    ),
                ),
                ("description", models.TextField(blank=True, max_length=4000, verbose_name="description")),
                ("topic", models.CharField(blank=True, max_length=20, verbose_name="topic")),
                ("life_phase", models.CharField(blank=True, max_length=20, verbose_name="phase of life")),
                ("target_group", models.CharField(blank=True, max_length=20, verbose_name="target group")),
                ("area", models.CharField(blank=True, max_length=30, verbose_name="place")),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        help_text="An office or a function, no name of a person.",
                        max_length=200,
                        verbose_name="responsible",
                    ),
                ),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="people concerned")),
                (
                    "population_source",
                    models.CharField(
                        blank=True,
                        help_text="Who is counted, by whom, and when. Where the number is an estimate, say so.",
                        max_length=300,
                        verbose_name="where this number comes from",
                    ),
                ),
                ("criteria", models.JSONField(blank=True, default=dict, verbose_name="priority")),
                ("points", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="points")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("observed", "observed"),
                            ("confirmed", "confirmed"),
                            ("being_answered", "being answered"),
                            ("answered", "answered"),
                            ("dropped", "dropped"),
                        ],
                        default="observed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("state_before", models.CharField(blank=True, editable=False, max_length=20)),
                (
                    "state_since",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="in this state since"
                    ),
                ),
                ("drop_reason", models.CharField(blank=True, max_length=500, verbose_name="why it was dropped")),
                ("is_public", models.BooleanField(default=False, editable=False, verbose_name="released")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("changed_at", models.DateTimeField(auto_now=True)),
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
                "verbose_name": "need",
                "verbose_name_plural": "needs",
                "ordering": ["title", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalReleasedNeed",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="text for everybody")),
                ("signals", models.PositiveIntegerField(editable=False, null=True)),
                ("step", models.PositiveIntegerField(editable=False, null=True)),
                ("counted_on", models.DateField(editable=False, null=True)),
                ("released_on", models.DateField(verbose_name="released on")),
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
                    "need",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="needs.need",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical released need",
                "verbose_name_plural": "historical released needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NeedEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("indicator", "indicator"),
                            ("cell", "cell of the coverage matrix"),
                            ("reach", "result on reach"),
                            ("signals", "signals"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("reference", models.CharField(max_length=300, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="what it shows")),
                ("value", models.CharField(blank=True, max_length=100, verbose_name="value")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("noted_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="noted on")),
                ("counts_people", models.BooleanField(default=False, verbose_name="number of people concerned")),
                (
                    "edition",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="monitoring.edition",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="needs.need",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PlaceSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=60)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "as_of",
                    models.CharField(
                        help_text="The day or the year that the numbers stand for, such as “9 May 2011”.",
                        max_length=60,
                        verbose_name="as of",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("licence", models.CharField(blank=True, max_length=100, verbose_name="licence")),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Stands below every table and map. Empty: the source.",
                        max_length=300,
                        verbose_name="attribution",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What one has to know before trusting it.", verbose_name="note"
                    ),
                ),
                ("path", models.CharField(editable=False, max_length=120)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[("list", "own list"), ("register", "chosen from the register")],
                        editable=False,
                        max_length=10,
                        verbose_name="where from",
                    ),
                ),
                (
                    "places_word",
                    models.CharField(
                        help_text="In the plural, such as “schools”.", max_length=40, verbose_name="what they are"
                    ),
                ),
                ("selection", models.JSONField(blank=True, default=dict, editable=False)),
                ("places", models.PositiveIntegerField(default=0, editable=False, verbose_name="places")),
                (
                    "without_position",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="without coordinates"),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of places",
                "verbose_name_plural": "lists of places",
                "ordering": ["name", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReleasedNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="text for everybody")),
                ("signals", models.PositiveIntegerField(editable=False, null=True)),
                ("step", models.PositiveIntegerField(editable=False, null=True)),
                ("counted_on", models.DateField(editable=False, null=True)),
                ("released_on", models.DateField(verbose_name="released on")),
                (
                    "need",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="release",
                        to="needs.need",
                    ),
                ),
            ],
            options={
                "verbose_name": "released need",
                "verbose_name_plural": "released needs",
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("adviser", "advisers: nothing suitable found"),
                            ("wish", "wish of citizens"),
                            ("workshop", "goal of a workshop"),
                        ],
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                ("topic", models.CharField(max_length=20, verbose_name="topic")),
                ("area", models.CharField(blank=True, max_length=30, verbose_name="place")),
                ("target_group", models.CharField(blank=True, max_length=20, verbose_name="target group")),
                ("language", models.CharField(blank=True, max_length=20, verbose_name="language")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_offer", "there is no such offer"),
                            ("full", "full or with a waiting list"),
                            ("too_far", "too far away"),
                            ("time", "at the wrong time"),
                            ("price", "too expensive"),
                            ("language", "not in the language"),
                            ("level", "not at the level"),
                            ("condition", "a condition is not met"),
                            ("barrier", "not accessible"),
                            ("childcare", "no childcare"),
                            ("other", "another reason"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("week", models.DateField(help_text="Its Monday.", verbose_name="week")),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="wish in a few words")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
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
                "verbose_name": "signal",
                "verbose_name_plural": "signals",
                "ordering": ["-week", "public_id"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SignalRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="Below it only those who steer see a cluster. Never fewer than 5.",
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="fewest signals",
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
                "verbose_name": "rules for signals",
                "verbose_name_plural": "rules for signals",
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="TravelTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=60)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "as_of",
                    models.CharField(
                        help_text="The day or the year that the numbers stand for, such as “9 May 2011”.",
                        max_length=60,
                        verbose_name="as of",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("licence", models.CharField(blank=True, max_length=100, verbose_name="licence")),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Stands below every table and map. Empty: the source.",
                        max_length=300,
                        verbose_name="attribution",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="What one has to know before trusting it.", verbose_name="note"
                    ),
                ),
                ("path", models.CharField(editable=False, max_length=120)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("walk", "on foot"),
                            ("bike", "by bike"),
                            ("transit", "by bus and train"),
                            ("car", "by car"),
                        ],
                        max_length=10,
                        verbose_name="means of travel",
                    ),
                ),
                ("rows", models.PositiveIntegerField(editable=False, verbose_name="rows")),
                ("longest_minutes", models.FloatField(editable=False, verbose_name="longest way in minutes")),
                (
                    "cell_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="travel_tables",
                        to="needs.cellset",
                        verbose_name="population cells",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "travel times",
                "verbose_name_plural": "travel times",
                "ordering": ["name", "pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReachRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=60)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "notice",
                    models.CharField(
                        blank=True,
                        help_text="Stands on every table, map and file, such as “Worked example: children 2011, schools 2015/16”.",
                        max_length=200,
                        verbose_name="remark on every result",
                    ),
                ),
                (
                    "catchment",
                    models.CharField(
                        choices=[
                            ("none", "no ratio, only ways and numbers"),
                            ("2sfca", "2SFCA: supply for each person within reach"),
                            ("e2sfca", "E2SFCA: nearer places count more"),
                            ("3sfca", "3SFCA: nearer places count more, and people choose among them"),
                        ],
                        default="2sfca",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "reach",
                    models.FloatField(
                        default=5,
                        help_text="In kilometres along the straight line; with travel times in minutes.",
                        validators=[
                            django.core.validators.MinValueValidator(0.1),
                            django.core.validators.MaxValueValidator(300),
                        ],
                        verbose_name="reach",
                    ),
                ),
                ("weights", models.JSONField(blank=True, default=list, verbose_name="weights of the zones")),
                (
                    "has_equal_capacities",
                    models.BooleanField(
                        default=True,
                        help_text="Because capacities are not known.",
                        verbose_name="each place counts the same",
                    ),
                ),
                (
                    "detour_factor",
                    models.DecimalField(
                        decimal_places=2,
                        default="1.3",
                        help_text="How much longer a way is than the straight line; between 1.2 and 1.4 in most places.",
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3),
                        ],
                        verbose_name="detour factor",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("computed_at", models.DateTimeField(editable=False, null=True, verbose_name="computed on")),
                ("job_id", models.CharField(blank=True, editable=False, max_length=16)),
                ("summary", models.JSONField(default=dict, editable=False)),
                (
                    "cell_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="needs.cellset",
                        verbose_name="population cells",
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
                ("place_sets", models.ManyToManyField(related_name="runs", to="needs.placeset", verbose_name="places")),
                (
                    "travel_table",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the straight line, times the detour factor.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="needs.traveltable",
                        verbose_name="travel times",
                    ),
                ),
            ],
            options={
                "verbose_name": "run of reach",
                "verbose_name_plural": "runs of reach",
                "ordering": ["-made_at", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalReachRun",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        db_index=True, default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=60)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "notice",
                    models.CharField(
                        blank=True,
                        help_text="Stands on every table, map and file, such as “Worked example: children 2011, schools 2015/16”.",
                        max_length=200,
                        verbose_name="remark on every result",
                    ),
                ),
                (
                    "catchment",
                    models.CharField(
                        choices=[
                            ("none", "no ratio, only ways and numbers"),
                            ("2sfca", "2SFCA: supply for each person within reach"),
                            ("e2sfca", "E2SFCA: nearer places count more"),
                            ("3sfca", "3SFCA: nearer places count more, and people choose among them"),
                        ],
                        default="2sfca",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "reach",
                    models.FloatField(
                        default=5,
                        help_text="In kilometres along the straight line; with travel times in minutes.",
                        validators=[
                            django.core.validators.MinValueValidator(0.1),
                            django.core.validators.MaxValueValidator(300),
                        ],
                        verbose_name="reach",
                    ),
                ),
                ("weights", models.JSONField(blank=True, default=list, verbose_name="weights of the zones")),
                (
                    "has_equal_capacities",
                    models.BooleanField(
                        default=True,
                        help_text="Because capacities are not known.",
                        verbose_name="each place counts the same",
                    ),
                ),
                (
                    "detour_factor",
                    models.DecimalField(
                        decimal_places=2,
                        default="1.3",
                        help_text="How much longer a way is than the straight line; between 1.2 and 1.4 in most places.",
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3),
                        ],
                        verbose_name="detour factor",
                    ),
                ),
                ("made_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "cell_set",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="needs.cellset",
                        verbose_name="population cells",
                    ),
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
                    "travel_table",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: the straight line, times the detour factor.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="needs.traveltable",
                        verbose_name="travel times",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical run of reach",
                "verbose_name_plural": "historical runs of reach",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="UnmetWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=80, verbose_name="word")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="place")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("week", models.DateField(help_text="Its Monday.", verbose_name="week")),
                ("searches", models.PositiveIntegerField(default=0, verbose_name="searches")),
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
                "verbose_name": "unmet word",
                "verbose_name_plural": "unmet words",
                "ordering": ["-week", "word"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CountedDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=32, verbose_name="digest")),
                ("on", models.DateField(verbose_name="day")),
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
                "verbose_name": "counted day",
                "verbose_name_plural": "counted days",
                "ordering": ["on"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "digest", "on"), name="counted_day_once")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="KeptCoverage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    bildungsbuero.web.public_ids.PublicIdField(
                        default=bildungsbuero.web.public_ids.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("on", models.DateField(verbose_name="day")),
                ("made_at", models.DateTimeField(editable=False)),
                ("axes", bildungsbuero.apps.actors.fields.KeysField(editable=False)),
                ("asked", models.JSONField(default=dict, editable=False)),
                ("lines", models.JSONField(default=dict, editable=False)),
                ("cells", models.JSONField(default=list, editable=False)),
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
                "verbose_name": "kept coverage matrix",
                "verbose_name_plural": "kept coverage matrices",
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "base_manager_name": "unscoped",
                "default_manager_name": "unscoped",
                "constraints": [models.UniqueConstraint(fields=("office", "name"), name="kept_coverage_of_a_name")],
            },
            managers=[
                ("unscoped", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["office", "state"], name="need_by_state"),
        ),
        migrations.AddConstraint(
            model_name="needevidence",
            constraint=models.UniqueConstraint(fields=("need", "kind", "reference"), name="evidence_of_a_need_once"),
        ),
        migrations.AddConstraint(
            model_name="needevidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("counts_people", True)), fields=("need",), name="one_figure_counts_the_people"
            ),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(fields=["office", "week"], name="signal_by_week"),
        ),
        migrations.AddConstraint(
            model_name="signalrules",
            constraint=models.UniqueConstraint(fields=("office",), name="one_set_of_signal_rules"),
        ),
        migrations.AddConstraint(
            model_name="unmetword",
            constraint=models.UniqueConstraint(
                fields=("office", "word", "place", "language", "week"), name="unmet_word_once"
            ),
        ),
    ]
