"""Small tables of our own in each format that offices receive; the numbers in them are invented."""

from pathlib import Path

FLAT_HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
    "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label"
)
FLAT_ROWS = (
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kr.;07235;Trier-Saarburg, Landkreis;"
    "GES;Geschlecht;GESW;weiblich;61;Anzahl;BEVSTD;Bevölkerungsstand",
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kr.;07211;Trier, kreisfreie Stadt;"
    "GES;Geschlecht;;Insgesamt;104;Anzahl;BEVSTD;Bevölkerungsstand",
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kr.;07211;Trier, kreisfreie Stadt;"
    "GES;Geschlecht;GESM;männlich;51;Anzahl;BEVSTD;Bevölkerungsstand",
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kr.;07211;Trier, kreisfreie Stadt;"
    "GES;Geschlecht;GESW;weiblich;53;Anzahl;BEVSTD;Bevölkerungsstand",
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kr.;16056;Eisenach, kreisfreie Stadt;"
    "GES;Geschlecht;;Insgesamt;-;Anzahl;BEVSTD;Bevölkerungsstand",
)

SURVEY_HEAD = FLAT_HEAD + ";value_q"
SURVEY_ROWS = (
    "12211;Mikrozensus;JAHR;Jahr;2019;KREISE;Kr.;05554;Borken, Kreis;"
    "LBFORM01;Lebensform;LB-INS;Insgesamt;166;1000;LBFMZ01;Lebensformen;e",
    "12211;Mikrozensus;JAHR;Jahr;2019;KREISE;Kr.;05554;Borken, Kreis;"
    "LBFORM01;Lebensform;FAMILIEN;Familien;4,5;1000;LBFMZ01;Lebensformen;()",
    "12211;Mikrozensus;JAHR;Jahr;2019;KREISE;Kr.;05554;Borken, Kreis;"
    "LBFORM01;Lebensform;ALLEINST;Alleinstehende;/;1000;LBFMZ01;Lebensformen;",
    "12211;Mikrozensus;JAHR;Jahr;2019;KREISE;Kr.;07211;Trier, kreisfreie Stadt;"
    "LBFORM01;Lebensform;LB-INS;Insgesamt;-;1000;LBFMZ01;Lebensformen;",
)

LEAVERS_HEADER = "Absolvierende/Abgehende allgemeinbildender Schulen nach dem Abschluss"
CERTIFICATES = (
    "Insgesamt",
    "ohne Hauptschulabschluss",
    "mit Hauptschulabschluss",
    "mit Mittlerem Abschluss",
    "dar. schulischer Teil der Fachhochschulreife",
    "mit Fachhochschulreife",
    "mit allgemeiner Hochschulreife",
)
LEAVERS_ROWS = (
    "2023;DG;Deutschland;1000;480;70;30;170;70;430;210;30;15;x;x;330;170",
    "2023;07;  Rheinland-Pfalz;400;190;34;13;70;28;160;80;16;8;-;-;136;69",
    "2023;07211;      Trier, kreisfreie Stadt;120;62;8;3;22;9;44;24;5;2;-;-;46;26",
    "2023;07235;      Trier-Saarburg, Landkreis;95;45;11;4;20;9;.;.;4;2;-;-;28;14",
    "2023;16056;      Eisenach, kreisfreie Stadt;-;-;-;-;-;-;-;-;-;-;-;-;-;-",
)
LEAVERS_FOOTER = (
    "__________",
    '"zu ""gesamte Tabelle"":',
    "Die Angabe des Berichtsjahres bezieht sich auf das Jahr in",
    'dem das Schuljahr endet."',
    '"© Statistische Ämter des Bundes und der Länder, Deutschland, 2025.',
    "Dieses Werk ist lizenziert unter der Datenlizenz Deutschland",
    '- Namensnennung - Version 2.0."',
    "Stand: 13.03.2025 / 16:40:08",
)

LONG_ROWS = (
    "merkmal;gebiet;zeitraum;Geschlecht;wert;zeichen",
    "BEVSTD;07211;31.12.2024;insgesamt;104;",
    "BEVSTD;07211;31.12.2024;weiblich;53;",
    "BEVSTD;07235;31.12.2024;insgesamt;;.",
)


def flat_text(rows=FLAT_ROWS, head=FLAT_HEAD) -> str:
    """Return a flat file."""
    return "\n".join([head, *rows]) + "\n"


def leavers_text(rows=LEAVERS_ROWS, certificates=CERTIFICATES) -> str:
    """Return a classic table of school leavers."""
    doubled = [name for name in certificates for _sex in (0, 1)]
    sexes = ["Insgesamt", "weiblich"] * len(certificates)
    lines = [
        "GENESIS-Tabelle: 21111-02-06-4",
        "Absolvierende/Abgehende allgemeinbildender Schulen nach" + ";" * 16,
        "Geschlecht und Abschlussarten" + ";" * 16,
        ";;;" + ";".join([LEAVERS_HEADER] * len(doubled)),
        ";;;" + ";".join(doubled),
        ";;;" + ";".join(sexes),
        *rows,
        *LEAVERS_FOOTER,
    ]
    return "\n".join(lines) + "\n"


def write_flat(folder: Path, *, name: str = "12411-01-01-4_de_flat.csv", text: str | None = None) -> Path:
    """Write a flat file as it is delivered: UTF-8 with byte order mark."""
    path = folder / name
    path.write_text(flat_text() if text is None else text, "utf-8-sig")
    return path


def write_survey(folder: Path, *, name: str = "12211-Z-11_de.csv") -> Path:
    """Write a flat file of a survey in thousands, with a column of quality signs."""
    path = folder / name
    path.write_text(flat_text(SURVEY_ROWS, SURVEY_HEAD), "utf-8-sig")
    return path


def write_leavers(folder: Path, *, name: str = "21111-02-06-4.csv", text: str | None = None) -> Path:
    """Write a classic table as it is delivered: windows-1252."""
    path = folder / name
    path.write_text(leavers_text() if text is None else text, "cp1252")
    return path


def write_long(folder: Path, *, name: str = "zahlen.csv", rows=LONG_ROWS) -> Path:
    """Write a long table."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path
