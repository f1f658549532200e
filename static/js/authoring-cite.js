// In the Wagtail admin: the button in running text that cites a source. What stands in the text is written anew when it is published.
const { React, draftail } = window;

class ChooseSource extends (draftail?.ModalWorkflowSource ?? Object) {
  getChooserConfig() {
    const url = this.props.entityType.chooserUrls.sourceChooser;
    return { url, urlParams: {}, onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS, responses: { chosen: this.onChosen } };
  }

  filterEntityData(chosen) {
    return { id: chosen.id };
  }
}

const Cited = ({ children }) => React.createElement("span", { className: "cited-source" }, children);

draftail?.registerPlugin({ type: "SOURCE", source: ChooseSource, decorator: Cited }, "entityTypes");
