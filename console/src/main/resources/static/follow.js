;(function () {
  'use strict'
  var live = document.getElementById('live')
  if (!live) return
  var spoken = document.getElementById('announcement')
  var version = live.dataset.version
  var milestone = live.firstElementChild.dataset.milestone
  var stream = null
  var timer = 0
  var wait = 10000
  var over = false

  // Changes what differs and nothing else, so that focus, scrolling and selection stay.
  function patch(old, fresh) {
    if (old.isEqualNode(fresh)) return
    if (old.nodeName !== fresh.nodeName) return old.replaceWith(fresh)
    if (old.nodeType !== Node.ELEMENT_NODE) return void (old.data = fresh.data)
    Array.from(old.attributes).forEach(function (attribute) {
      if (!fresh.hasAttribute(attribute.name)) old.removeAttribute(attribute.name)
    })
    Array.from(fresh.attributes).forEach(function (attribute) {
      if (old.getAttribute(attribute.name) !== attribute.value) {
        old.setAttribute(attribute.name, attribute.value)
      }
    })
    var coming = Array.from(fresh.childNodes)
    while (old.childNodes.length > coming.length) old.lastChild.remove()
    coming.forEach(function (child, index) {
      if (old.childNodes[index]) patch(old.childNodes[index], child)
      else old.append(child)
    })
  }

  function show(html) {
    var made = document.createElement('template')
    made.innerHTML = html
    var fresh = made.content.firstElementChild
    if (!fresh) return
    if (live.firstElementChild.className !== fresh.className) live.replaceChildren(fresh)
    else patch(live.firstElementChild, fresh)
    if (fresh.dataset.milestone && fresh.dataset.milestone !== milestone) {
      milestone = fresh.dataset.milestone
      if (milestone !== '0') spoken.textContent = fresh.dataset.say
    }
  }

  function poll() {
    var address = live.dataset.news + '?vu=' + encodeURIComponent(version)
    fetch(address, { headers: { 'Regain-Live': '1' } })
      .then(function (response) {
        if (response.status === 286) over = true
        wait = response.status === 204 ? Math.min(wait * 1.5, 60000) : 10000
        var seen = response.headers.get('Regain-Version')
        if (seen) version = seen
        return response.status === 200 || over ? response.text() : ''
      })
      .then(function (html) {
        if (html) show(html)
      })
      .catch(function () {
        wait = 60000
      })
      .finally(function () {
        if (!over && !document.hidden) timer = setTimeout(poll, wait)
      })
  }

  function open() {
    if (over || stream) return
    stream = new EventSource(live.dataset.stream + '?vu=' + encodeURIComponent(version))
    stream.onmessage = function (event) {
      version = event.lastEventId
      show(event.data)
    }
    stream.addEventListener('fin', function () {
      over = true
      close()
    })
    stream.onerror = function () {
      // The browser comes back by itself unless the stream was refused.
      if (stream && stream.readyState === EventSource.CLOSED) {
        close()
        poll()
      }
    }
  }

  function close() {
    if (stream) stream.close()
    stream = null
    clearTimeout(timer)
  }

  // A page that nobody looks at asks for nothing.
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) close()
    else open()
  })
  if (!document.hidden) open()
})()
