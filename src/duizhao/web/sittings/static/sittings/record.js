// Keeps each typed line in this browser until the server has it: sent in order, again and again, under the
// key that makes the server keep it once. Without this script the form sends the line by itself.
(function () {
  "use strict";
  var form = document.querySelector("form[data-lines]");
  if (!form || !window.fetch || !window.crypto) { return; }
  var place = "duizhao.lines." + form.getAttribute("data-lines");
  var panel = document.querySelector("[data-unsent]");
  var kept = document.querySelector("[data-kept]");
  var busy = false;
  var told = "";

  function waiting() {
    try { return JSON.parse(localStorage.getItem(place)) || []; } catch (e) { return []; }
  }
  function keep(lines) {
    try {
      if (lines.length) { localStorage.setItem(place, JSON.stringify(lines)); } else { localStorage.removeItem(place); }
      return true;
    } catch (e) { return false; }
  }
  function newKey() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return Array.prototype.map.call(bytes, function (byte) { return (byte < 16 ? "0" : "") + byte.toString(16); }).join("");
  }
  function field(name) { return form.querySelector("[name=" + name + "]"); }
  function nameOf(select) {
    var option = select.options[select.selectedIndex];
    return option && option.value ? option.text : "";
  }
  function show() {
    var lines = waiting();
    panel.hidden = lines.length === 0;
    panel.querySelector("p").textContent = told || "还有 " + lines.length + " 行没有送到，存在这台电脑上，网络恢复以后自动补送。";
    var list = panel.querySelector("ol");
    list.textContent = "";
    lines.forEach(function (line) {
      var row = document.createElement("li");
      row.textContent = (line.who ? line.who + "：" : "") + line.words;
      if (line.why) {
        var why = document.createElement("span");
        why.className = "why";
        why.textContent = "（没有收下：" + line.why + "）";
        row.appendChild(why);
        var drop = document.createElement("button");
        drop.type = "button";
        drop.className = "plain";
        drop.textContent = "不要这一行";
        drop.addEventListener("click", function () {
          keep(waiting().filter(function (one) { return one.key !== line.key; }));
          show();
        });
        row.appendChild(drop);
      }
      list.appendChild(row);
    });
  }
  function settled(line) {
    keep(waiting().filter(function (one) { return one.key !== line.key; }));
    if (line.item !== form.getAttribute("data-item")) { return; }
    var hint = kept.querySelector(":scope > .hint");
    if (hint) { kept.removeChild(hint); }
    var row = document.createElement("p");
    row.className = "words new";
    row.textContent = (line.who ? line.who + "：" : "") + line.words;
    kept.appendChild(row);
  }
  function refused(line, why) {
    keep(waiting().map(function (one) { if (one.key === line.key) { one.why = why; } return one; }));
  }
  function send() {
    var line = waiting().filter(function (one) { return !one.why; })[0];
    if (busy || !line) { return; }
    busy = true;
    var body = new URLSearchParams();
    ["key", "item", "speaker", "words"].forEach(function (name) { body.append(name, line[name]); });
    fetch(form.action, {
      method: "POST", credentials: "same-origin", redirect: "manual", body: body,
      headers: { "Accept": "application/json", "X-CSRFToken": field("csrfmiddlewaretoken").value }
    }).then(function (answer) {
      told = "";
      if (answer.ok) { settled(line); return false; }
      if (answer.status === 422) {
        return answer.json().then(function (said) { refused(line, said.reasons.join("；")); return false; });
      }
      if (answer.status === 409) { refused(line, "会议记录已经交出确认，现在不能再记"); return false; }
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        told = "登录已经失效，没有送到的还存在这台电脑上。请重新登录，再回到这一页。";
      }
      return true;
    }, function () { return true; }).then(function (later) {
      busy = false;
      show();
      if (!later) { send(); }
    });
  }
  form.setAttribute("data-item", field("item").value);
  form.addEventListener("submit", function (event) {
    event.stopPropagation();
    var words = field("words").value.trim();
    if (!words) { event.preventDefault(); return; }
    var line = {
      key: newKey(), item: field("item").value, speaker: field("speaker").value,
      who: nameOf(field("speaker")), words: words
    };
    if (!keep(waiting().concat([line]))) { return; }
    event.preventDefault();
    field("words").value = "";
    field("words").focus();
    show();
    send();
  });
  field("words").addEventListener("keydown", function (event) {
    if (event.ctrlKey && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      form.querySelector("[type=submit]").click();
    }
  });
  window.addEventListener("online", send);
  window.setInterval(send, 5000);
  show();
  send();
}());
