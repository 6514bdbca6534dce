;(function () {
  'use strict'
  // A page that nobody looks at asks for nothing.
  document.addEventListener('htmx:beforeRequest', function (event) {
    if (document.hidden) event.preventDefault()
  })
  // What the reader unfolded stays unfolded when the part around it is replaced.
  var unfolded = []
  document.addEventListener('htmx:beforeSwap', function () {
    unfolded = Array.from(document.querySelectorAll('details[id][open]'), function (details) {
      return details.id
    })
  })
  document.addEventListener('htmx:afterSettle', function () {
    unfolded.forEach(function (id) {
      var details = document.getElementById(id)
      if (details) details.open = true
    })
  })
})()
