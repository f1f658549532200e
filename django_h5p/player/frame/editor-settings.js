/* Gives the official editor its settings, before those of its scripts that read them as they load. */
(function () {
  "use strict";

  var ns = window.H5PEditor;
  var settings = window.H5PIntegration.editor;

  ns.basePath = settings.libraryUrl;
  ns.fileIcon = settings.fileIcon;
  ns.ajaxPath = settings.ajaxPath;
  ns.filesPath = settings.filesPath;
  ns.apiVersion = settings.apiVersion;
  ns.contentLanguage = settings.language;
  ns.copyrightSemantics = settings.copyrightSemantics;
  ns.metadataSemantics = settings.metadataSemantics;
  ns.assets = settings.assets;
  ns.baseUrl = "";
  if (settings.nodeVersionId !== undefined) ns.contentId = settings.nodeVersionId;
})();
