from django.db import models


class CourseFile(models.Model):
    """Which file a page was loaded from, and what it was then: so that loading again leaves an author's edits alone."""

    page = models.OneToOneField("learning.BasePage", on_delete=models.CASCADE, related_name="course_file")
    digest = models.CharField(max_length=64)
    revision = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"file of page {self.page_id}"
