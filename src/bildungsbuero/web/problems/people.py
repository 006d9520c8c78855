"""Sentences about people and offices."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

TAKEN = Sentence(
    _("There is an account with this address already."),
    _("Take another address, or ask whoever has the account."),
)
SENTENCES: dict[str, Sentence] = {
    "people.last_administrator": Sentence(
        _("Somebody must be able to invite people and change settings."),
        _("Give another person the role of administrator first."),
    ),
    "people.elsewhere_too": Sentence(
        _("This account belongs to another office as well, or administers the installation."),
        _("End the membership here, or ask those who run the installation."),
    ),
    "second_factor.unreadable": Sentence(
        _("Your second factor can no longer be checked, because the key of the installation was changed."),
        _("Ask an administrator of your office to remove the second factor from your account, then set it up anew."),
    ),
    "people.house_reader": Sentence(
        _("This account stands for everybody of the house who only reads; it gets no other role."),
        _("Invite the person with an account of their own."),
    ),
    "house.unknown": Sentence(
        _("You are signed in to your house, but this software does not know you yet."),
        _("Ask an administrator of your education office for an invitation; then this way works too."),
    ),
    "house.failed": Sentence(
        _("Signing in through the house did not work."),
        _("Try once more. If it fails again, sign in with your password or ask those who run the server."),
    ),
    "house.reads_only": Sentence(
        _("From here pages can be read only."),
        _("Sign in with an account of your own to do more."),
    ),
    "house.bad_setting": Sentence(
        _("The setting for readers of the house holds “%(value)s”, which does not exist or cannot be read."),
        _("Write the short name of an office, =, and a group or a network, such as trier=10.1.0.0/16."),
    ),
    "people.cannot_take_over": Sentence(
        _("This person cannot take anything over."),
        _("Choose somebody else who works in the office."),
    ),
    "people.no_role": Sentence(_("No role is chosen."), _("Choose at least one role, or end the membership.")),
    "people.unknown_role": Sentence(_("One of the roles does not exist."), _("Choose from the list.")),
    "people.bad_email": Sentence(
        _("“%(value)s” is not an e-mail address."),
        _("Write it like name@example.org."),
    ),
    "invitation.over": Sentence(
        _("This invitation is no longer valid."),
        _("It was used, withdrawn or is older than 14 days. Ask your office for a new one."),
    ),
    "invitation.already_over": Sentence(
        _("This invitation was accepted or withdrawn in the meantime."),
        _("Open the list of people again to see how it stands."),
    ),
    "invitation.already_member": Sentence(
        _("This person already has these roles."),
        _("Change roles in the list of people."),
    ),
    "invitation.already_invited": Sentence(
        _("This address has an open invitation."),
        _("Send it once more or withdraw it in the list of people."),
    ),
    "office.key_taken": Sentence(
        _("There is already an office with the short name “%(key)s”."),
        _("Choose another short name, for example with the name of the district."),
    ),
    "office.bad_key": Sentence(
        _("“%(key)s” cannot be a short name."),
        _("Use 2 to 40 small letters, digits and hyphens, starting with a letter; a few words are reserved."),
    ),
    "office.no_name": Sentence(_("The office needs a name."), _("For example “Bildungsbüro der Stadt Trier”.")),
    "office.unknown": Sentence(
        _("There is no office with the short name “%(name)s”."),
        _("Known offices: %(known)s."),
    ),
    "logo.too_large": Sentence(
        _("The logo is larger than %(limit)d kB."),
        _("Save it smaller; 400 pixels wide are enough."),
    ),
    "logo.not_an_image": Sentence(
        _("This file is neither PNG nor JPEG nor WebP."),
        _("Save the logo as PNG. SVG is not taken, because such files can hold programs."),
    ),
    "logo.too_many_pixels": Sentence(
        _("The logo has more than %(limit)d pixels on one side."),
        _("Save it smaller; 400 pixels wide are enough."),
    ),
    "set_up.wrong_code": Sentence(
        _("This is not the code."),
        _("Copy it from the window of the server; it has three groups of four letters and digits."),
    ),
    "set_up.old_code": Sentence(
        _("This code was valid for 24 hours and is over."),
        _("“bildungsbuero init” on the server shows a new one."),
    ),
    "set_up.email_taken": TAKEN,
    "address.same": Sentence(
        _("This is your address already."),
        _("Write another address, or leave everything as it is."),
    ),
    "address.over": Sentence(
        _("This link is no longer valid."),
        _("Ask for a new one on the page of your account, signed in with your own account."),
    ),
    "address.taken": TAKEN,
    "release.to_itself": Sentence(
        _("An office need not release anything to itself."),
        _("Choose another office."),
    ),
    "release.period": Sentence(
        _("The release would end before it begins."),
        _("Correct one of the two days."),
    ),
}
