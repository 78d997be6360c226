// Saves what is written by itself: first on this computer, then on the server; shows the checks beside it.
(function () {
  "use strict";
  var form = document.querySelector("form[data-autosave]");
  if (!form || !window.fetch) { return; }
  var area = form.querySelector("textarea"), under = form.querySelector("[data-under]");
  var status = form.querySelector("[data-status]"), count = form.querySelector("[data-count]");
  var token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  var key = form.getAttribute("data-keep");
  var seen = Number(form.getAttribute("data-seen")), number = 0, client = name();
  var saved = area.value, sending = false, stopped = false, pause = 2000, saveTimer = 0, checkTimer = 0;
  var places = [], marked = area.value, here = -1;

  function name() {
    var letters = new Uint32Array(4);
    window.crypto.getRandomValues(letters);
    return Array.prototype.map.call(letters, function (n) { return n.toString(36); }).join("-");
  }
  function stored() { try { return JSON.parse(localStorage.getItem(key)); } catch (e) { return null; } }
  function keep() {
    try { localStorage.setItem(key, JSON.stringify({ words: area.value, seen: seen, at: clock() })); } catch (e) { /* full or private */ }
  }
  function forget() { try { localStorage.removeItem(key); } catch (e) { /* private window */ } }
  function clock() { var d = new Date(); return two(d.getHours()) + ":" + two(d.getMinutes()); }
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function say(words, trouble) { status.textContent = words; status.classList.toggle("trouble", Boolean(trouble)); }
  function dirty() { return area.value !== saved; }
  function body(words) {
    var data = new URLSearchParams();
    data.append("csrfmiddlewaretoken", token);
    data.append("words", words); data.append("client", client);
    data.append("number", String(number)); data.append("seen", String(seen));
    return data;
  }
  function post(address, data) {
    return fetch(address, { method: "POST", body: data, credentials: "same-origin", headers: { "X-CSRFToken": token } });
  }
  function later() { clearTimeout(saveTimer); saveTimer = setTimeout(send, pause); }

  function send() {
    clearTimeout(saveTimer);
    if (sending || stopped || !dirty()) { return Promise.resolve(!dirty()); }
    var words = area.value;
    number += 1; sending = true;
    return post(form.getAttribute("data-autosave"), body(words)).then(function (answer) {
      var json = (answer.headers.get("content-type") || "").indexOf("json") >= 0;
      if (!json || answer.redirected) {
        say(answer.status === 409 ? "材料的状态已经改变，请刷新页面；这里的文字在这台电脑上还留着。" : "登录已经过期：请在新窗口登录，再回到这里继续，文字不会丢。", true);
        pause = 15000; later();
        return false;
      }
      return answer.json().then(function (said) {
        if (answer.status === 409) {
          stopped = true;
          say("另一个窗口里有更新的文字，自动保存已停下。“存为新版本”会把两边的文字都留成版本。", true);
          return false;
        }
        if (!answer.ok) { say(said.reason, true); return false; }
        saved = words; seen = said.revision; pause = 2000;
        form.setAttribute("data-seen", String(seen));
        if (dirty()) { keep(); later(); } else { forget(); say("已自动保存 " + said.at); }
        return !dirty();
      });
    }).catch(function () {
      say("没有连上服务器，文字先存在这台电脑上，连上以后自动再传。", true);
      pause = Math.min(pause * 2, 60000); later();
      return false;
    }).then(function (done) { sending = false; return done; });
  }

  function fit() {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + "px";
    count.textContent = area.value.replace(/\s/g, "").length + " 字";
    window.duizhaoMarks.draw(under, area.value, places, here);
  }
  function read() {
    places = Array.prototype.map.call(document.querySelectorAll("#findings [data-start]"), function (one) {
      return { start: Number(one.getAttribute("data-start")), end: Number(one.getAttribute("data-end")) };
    });
    // The server counts code points, the browser half of them where a character is rare.
    if (/[\ud800-\udbff]/.test(area.value)) { places = places.map(units); }
    marked = area.value;
    fit();
  }
  function units(place) {
    var points = Array.from(area.value);
    return { start: points.slice(0, place.start).join("").length, end: points.slice(0, place.end).join("").length };
  }
  function check() {
    var address = form.getAttribute("data-check"), words = area.value;
    if (!address) { return; }
    post(address, body(words)).then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : ""; }).then(function (html) {
      if (!html || words !== area.value) { return; }
      var asked = document.querySelector("#findings input:focus");
      if (asked) { checkTimer = setTimeout(check, 3000); return; }
      var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#findings");
      var old = document.querySelector("#findings");
      if (fresh && old) { old.parentNode.replaceChild(document.importNode(fresh, true), old); read(); }
    }).catch(function () { /* the next change asks again */ });
  }

  area.addEventListener("input", function (event) {
    here = -1;
    places = window.duizhaoMarks.moved(places, marked, area.value);
    marked = area.value;
    keep(); fit();
    if (event.isComposing) { return; }
    if (!stopped) { say("正在写……"); }
    later();
    clearTimeout(checkTimer); checkTimer = setTimeout(check, 2500);
  });
  area.addEventListener("compositionend", function () { later(); clearTimeout(checkTimer); checkTimer = setTimeout(check, 2500); });
  window.addEventListener("online", function () { pause = 2000; send(); });
  window.addEventListener("resize", fit);

  form.addEventListener("submit", function () {
    number += 1;
    form.querySelector("[name=client]").value = client;
    form.querySelector("[name=number]").value = String(number);
    form.querySelector("[name=seen]").value = String(seen);
  });
  document.addEventListener("submit", function (event) {
    var other = event.target;
    if (other === form || other.hasAttribute("data-saved") || !dirty()) { return; }
    var leaves = /\/sign-out\/$/.test(other.getAttribute("action") || "");
    if (!leaves && !other.hasAttribute("data-after-save") && !other.hasAttribute("data-aside")) { return; }
    event.preventDefault(); event.stopImmediatePropagation();
    send().then(function (done) {
      if (!done && !window.confirm(leaves ? "还有文字没有传上去，退出会把它们从这台电脑删去。确定退出吗？" : "还有文字没有传上去，提交的会是上次保存的。确定吗？")) { return; }
      other.setAttribute("data-saved", "");
      if (other.requestSubmit) { other.requestSubmit(); } else { other.submit(); }
    });
  }, true);
  document.addEventListener("click", function (event) {
    var target = event.target;
    if (target.hasAttribute && target.hasAttribute("data-insert")) {
      var at = area.selectionStart, words = target.getAttribute("data-insert");
      area.setRangeText(words, at, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input"));
      area.focus();
    }
    if (target.hasAttribute && target.hasAttribute("data-goto")) {
      event.preventDefault();
      var one = target.closest("[data-start]"), index = Array.prototype.indexOf.call(document.querySelectorAll("#findings [data-start]"), one);
      var place = marked === area.value && places[index];
      if (!place) { area.focus(); return; }
      here = place.start; fit();
      area.focus(); area.setSelectionRange(place.start, place.end);
      var mark = under.querySelector("mark.here");
      if (mark) { mark.scrollIntoView({ block: "center" }); }
    }
  });

  var left = stored(), found = form.querySelector("[data-found]");
  function take(words) { area.value = words; area.dispatchEvent(new Event("input")); }
  if (left && left.words !== area.value) {
    if (left.seen === seen) { take(left.words); say("找回了没有传上去的文字（" + left.at + "），正在保存……"); }
    else {
      found.hidden = false;
      form.querySelector("[data-found-at]").textContent = left.at;
      found.querySelector("[data-take]").addEventListener("click", function () { found.hidden = true; take(left.words); });
      found.querySelector("[data-drop]").addEventListener("click", function () { found.hidden = true; forget(); });
    }
  } else { forget(); }
  Array.prototype.forEach.call(document.querySelectorAll("[data-insert]"), function (one) { one.hidden = false; });
  read();
}());
