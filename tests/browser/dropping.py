"""Files dropped onto the page, as a browser reports them."""

from playwright.sync_api import Page

_DROP = """([name, text, type]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def drag(page: Page, event: str, name: str = "sales.csv", text: str = "month,sales\n2026-01,1\n") -> None:
    """One event of a drag: dragenter, dragleave or drop."""
    page.evaluate(_DROP, [name, text, event])
