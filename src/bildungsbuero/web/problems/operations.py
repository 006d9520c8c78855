"""Sentences about the installation: set-up, jobs, mail, backup."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "outside.not_an_address": Sentence(
        _("This is no address of a web page."), _("Write it as https://www.example.org/page, without a user or a port.")
    ),
    "outside.not_public": Sentence(
        _("This address is not one of the public internet."), _("Addresses inside a network are never asked.")
    ),
    "outside.only_https": Sentence(
        _("Lists are fetched from addresses that begin with https:// only."),
        _("Ask the provider for such an address."),
    ),
    "outside.no_answer": Sentence(
        _("Nobody answers at this address, or not in time."),
        _("The next night it is tried again. If it stays so, ask the provider for the address."),
    ),
    "outside.bad_answer": Sentence(
        _("The server answers with %(status)s instead of a list."),
        _("Ask the provider whether the address has changed."),
    ),
    "outside.switched_off": Sentence(
        _("This installation does not reach the internet: nothing is fetched."),
        _("Whoever runs it can switch that on with the setting check_links."),
    ),
    "installation.not_initialised": Sentence(
        _("This data folder holds no installation yet."),
        _("Run “bildungsbuero init”, or name another folder with --data-dir."),
    ),
    "installation.not_writable": Sentence(
        _("The data folder %(path)s cannot be written."),
        _("Name another folder with --data-dir, or give the user who runs the program the right to write there."),
    ),
    "installation.not_migrated": Sentence(
        _("The tables of this installation are older than the program."),
        _("Run “bildungsbuero update”; it makes a backup first."),
    ),
    "job.unknown_kind": Sentence(
        _("This version of the program does not know jobs of the kind “%(kind)s”."),
        _("Start the work again from its own page."),
    ),
    "job.failed": Sentence(
        _("The work ended with an error of the program. What it had not completed was not stored."),
        _("Try once more. If it fails again, tell whoever looks after the server the number %(number)s."),
    ),
    "job.interrupted": Sentence(
        _("The work was interrupted because the program was ended. It was not started again by itself."),
        _("Look whether its result is there; if not, start it once more."),
    ),
    "job.interrupted_often": Sentence(
        _("The work was interrupted %(attempts)d times and was given up."),
        _("Perhaps the file is too large for this server. Tell whoever looks after it, then start the work again."),
    ),
    "job.not_repeatable": Sentence(
        _("This work cannot simply be repeated."),
        _("Start it again from its own page."),
    ),
    "job.still_open": Sentence(
        _("This work is still going on."),
        _("Wait until it has ended."),
    ),
    "worker.already_running": Sentence(
        _("The job process of this installation is already running."),
        _("End it first, or leave it running: one is enough."),
    ),
    "mail.bad_address": Sentence(
        _("The mail setting names neither “file” nor a mail server."),
        _("Write for example smtp://user:password@mail.example:587 or smtps://user:password@mail.example:465."),
    ),
    "report.empty": Sentence(
        _("The message is empty."),
        _("Write in a few words what is wrong."),
    ),
    "report.too_long": Sentence(
        _("The message is longer than %(limit)d characters."),
        _("Shorten it, or give a telephone number so that we can call you."),
    ),
    "serve.port_taken": Sentence(
        _("Port %(port)d on %(host)s is already in use."),
        _("Perhaps the program is running already. Otherwise choose another port with --port."),
    ),
    "serve.port_reserved": Sentence(
        _("Port %(port)d is reserved for the administrator of this machine."),
        _("Choose a port above 1023 with --port and put a proxy before it."),
    ),
    "serve.bad_host": Sentence(
        _("The address %(host)s does not belong to this machine."),
        _("Leave out --host, or name an address of this machine."),
    ),
    "serve.processes_die": Sentence(
        _("The %(name)s ended %(times)d times shortly after it was started; the program gives up."),
        _("The lines above say why. “bildungsbuero check” looks for common causes."),
    ),
    "backup.exists": Sentence(
        _("The file %(name)s already exists."),
        _("Choose another name; a backup never overwrites an older one."),
    ),
    "backup.no_folder": Sentence(
        _("The folder for the backup does not exist."),
        _("Make the folder first, or choose another one."),
    ),
    "backup.inside_data": Sentence(
        _("The backup would lie inside the data folder that it is to save."),
        _("Choose a place outside, at best on another disk."),
    ),
    "backup.at_work": Sentence(
        _("Another backup of this installation is being written."),
        _("Wait until it has ended."),
    ),
    "backup.not_writable": Sentence(
        _("The backup cannot be written there."),
        _("Choose a folder in which you may write."),
    ),
    "backup.damaged_database": Sentence(
        _("The database is damaged, so no backup was written: %(detail)s."),
        _("Keep the data folder as it is, take an older backup and ask for help."),
    ),
    "backup.no_space": Sentence(
        _("There is not enough space for the backup."),
        _("Make room or choose another disk. Nothing was left behind."),
    ),
    "backup.short_passphrase": Sentence(
        _("The passphrase is shorter than %(limit)d characters."),
        _("Take several words in a row. Nothing was written."),
    ),
    "backup.passphrase_file": Sentence(
        _("The file with the passphrase cannot be read, or its first line is empty."),
        _("Write the passphrase into the first line of a text file that only you may read."),
    ),
    "restore.needs_passphrase": Sentence(
        _("The backup %(name)s is encrypted."),
        _("Name it with --passphrase-file, or run the command where it can ask. Nothing was changed."),
    ),
    "restore.wrong_passphrase": Sentence(
        _("The passphrase does not fit the backup %(name)s."),
        _("Check capital letters and umlauts. Without the passphrase nobody can open the file. Nothing was changed."),
    ),
    "update.running": Sentence(
        _("The installation is running."),
        _("End it first, for example with “systemctl stop bildungsbuero”. Nothing was changed."),
    ),
    "update.taken_back": Sentence(
        _("The update failed (%(reason)s) and was taken back: everything is as it was."),
        _("Go on with the program so far. The backup from before is %(backup)s."),
    ),
    "restore.not_found": Sentence(
        _("The file %(name)s does not exist."),
        _("Check the name and the folder."),
    ),
    "restore.foreign": Sentence(
        _("The file %(name)s is not a complete backup of this program."),
        _("Perhaps it was cut off while copying. Copy it again or take another backup. Nothing was changed."),
    ),
    "restore.damaged": Sentence(
        _("The backup is damaged: %(part)s is not what was saved."),
        _("Copy the file again or take another backup. Nothing was changed."),
    ),
    "restore.newer": Sentence(
        _("The backup comes from version %(theirs)s, this program is version %(ours)s."),
        _("Update the program first, then restore. Nothing was changed."),
    ),
    "restore.not_empty": Sentence(
        _("The data folder %(path)s is not empty."),
        _("Restore into an empty folder, for example with --data-dir. Nothing was changed."),
    ),
    "restore.database_not_empty": Sentence(
        _("The database that the settings name already holds tables."),
        _("Make an empty database for the restored installation. Nothing was changed."),
    ),
    "restore.other_database": Sentence(
        _("The backup holds an SQLite database, but the settings name PostgreSQL."),
        _("Take the setting DATABASE_URL away and restore again. Nothing was changed."),
    ),
}
