"""Addresses. Include them under any prefix: path("h5p/", include("django_h5p.urls")).

The first group is for players, and is what a host of its own (H5P_ORIGIN) has to answer. The second is for people.
"""

from django.urls import path

from django_h5p.views import api, contents, editor, files, hub, manage, player, upgrade, write

app_name = "django_h5p"

urlpatterns = [
    path("embed/<str:token>/", player.player, name="player"),
    path("core/<str:version>/<path:name>", files.core, name="core"),
    path("libraries/<str:folder>/<path:name>", files.library_file, name="library_file"),
    path("content/<str:token>/<uuid:content>/<int:revision>/<path:name>", files.content_file, name="content_file"),
    path("api/<str:token>/user-data/<int:content_pk>/<str:data_type>/<str:sub_content_id>", api.user_data, name="user_data"),
    path("api/<str:token>/finished", api.finished, name="finished"),
    path("api/<str:token>/xapi", api.statements, name="statements"),
    path("editor/<str:version>/files/<path:name>", editor.editor_file, name="editor_file"),
    path("editor/<str:token>/frame", editor.editor_frame, name="editor_frame"),
    path("editor/<str:token>/ask/<str:action>", editor.editor_ajax, name="editor_ajax"),
    path("editor/<str:token>/drafts/<path:name>", editor.editor_draft, name="editor_draft"),
    path("upload/", manage.upload, name="upload"),
    path("upload/<uuid:uuid>/", manage.imported, name="import"),
    path("contents/", contents.contents, name="contents"),
    path("contents/<uuid:uuid>/", manage.preview, name="content"),
    path("contents/<uuid:uuid>/tags", contents.change_tags, name="tags"),
    path("contents/<uuid:uuid>/export", manage.export, name="export"),
    path("contents/<uuid:uuid>/write", write.write_again, name="write_again"),
    path("contents/<uuid:uuid>/copy", write.copy, name="copy"),
    path("contents/<uuid:uuid>/upgrade", upgrade.upgrade, name="upgrade"),
    path("contents/<uuid:uuid>/upgrade/<str:to>/", upgrade.upgrade_frame, name="upgrade_frame"),
    path("contents/<uuid:uuid>/editor", editor.editor, name="editor_again"),
    path("write/", write.write, name="write"),
    path("write/editor", editor.editor, name="editor"),
    path("write/files/<path:name>", write.draft_file, name="draft_file"),
    path("write/<str:library>/", write.write_new, name="write_new"),
    path("manage/hub/", hub.hub, name="hub"),
    path("manage/imports/", manage.imports, name="imports"),
    path("manage/libraries/", manage.libraries, name="libraries"),
    path("manage/libraries/<int:pk>/", manage.library, name="library"),
]
