from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from django_h5p import conf


class UploadForm(forms.Form):
    file = forms.FileField(label="H5P file", help_text="A file that ends in .h5p, from Moodle, Lumi, h5p.org or another H5P site.")
    update_libraries = forms.BooleanField(
        label="Also update libraries",
        required=False,
        help_text="Libraries that are here in an older patch are replaced by those in the file, for every activity that uses them.",
    )

    keep_libraries = forms.BooleanField(
        label="Keep the libraries that are here",
        required=False,
        help_text="Take the activity even if the file holds one of them with other bytes. It then plays with the one that is here.",
    )

    def __init__(self, *args: Any, may_update: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_update:
            del self.fields["update_libraries"], self.fields["keep_libraries"]
        self.fields["file"].widget.attrs["accept"] = ".h5p"

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > conf.value("H5P_MAX_UPLOAD"):
            most = filesizeformat(conf.value("H5P_MAX_UPLOAD"))
            raise ValidationError(f"This file is larger than {most}. Make videos and pictures smaller and export it again.")
        return file
