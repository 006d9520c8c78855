"""Components of the page frame as template tags."""

from django import template

register = template.Library()
