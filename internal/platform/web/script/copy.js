// Buttons that copy the text of an element to the clipboard. They stay hidden unless this script runs.
(function () {
  "use strict";

  function show(root) {
    if (!navigator.clipboard) return;
    root.querySelectorAll("button[data-copy][hidden]").forEach(function (button) { button.hidden = false; });
  }

  function textOf(element) {
    return "value" in element ? element.value : element.innerText;
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-copy]");
    if (!button) return;
    var source = document.getElementById(button.dataset.copy);
    if (!source) return;
    var label = button.querySelector("[data-label]");
    var before = button.dataset.before || label.textContent;
    button.dataset.before = before;
    navigator.clipboard.writeText(textOf(source)).then(
      function () { label.textContent = button.dataset.done; },
      function () { label.textContent = "Press Ctrl+C"; getSelection().selectAllChildren(source); }
    ).finally(function () {
      setTimeout(function () { label.textContent = before; }, 2000);
    });
  });

  document.addEventListener("htmx:after:swap", function () { show(document); });
  show(document);
})();
