// Makes what the pages do without it quicker: the list changes in its place, and the keyboard's focus stays where the work is.
'use strict'

// "Today" is where the person is: the server can only know from here.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
document.cookie = `time_zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`

const one = id => document.getElementById(id)

function say(sentence) {
    const line = document.createElement('p')
    line.className = 'alert'
    line.textContent = sentence
    one('alert')?.replaceChildren(line)
}

// The bell asks now and then, without anybody's doing: it says nothing and takes nothing away.
const byItself = event => event.target.id === 'bell'

// Adding: the line is free for the next task at once, and has its text again if this one could not be added, before what came after.
let adding = ''

document.addEventListener('htmx:beforeRequest', event => {
    if (byItself(event)) {
        return
    }
    one('alert')?.replaceChildren()
    if (event.target.id === 'add') {
        const title = one('add-title')
        adding = title.value
        title.value = ''
    }
})

document.addEventListener('htmx:afterRequest', event => {
    if (event.target.id !== 'add') {
        return
    }
    const title = one('add-title')
    if (!event.detail.successful && title) {
        title.value = `${adding} ${title.value}`.trim()
    }
    title?.focus()
})

for (const failure of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => byItself(event) || say('There is no connection right now. Nothing you typed is lost: please try again.'))
}

// The list is replaced as a whole: what was unfolded stays so, and the focus goes to the row that took the place of the one that left.
let unfolded = false
let place = -1

document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'task-list') {
        unfolded = one('completed')?.open ?? unfolded
        const row = document.activeElement?.closest('.task') ?? one('dialog').opener?.closest('.task')
        const undone = document.activeElement?.closest('#toast') ? 0 : -1
        place = row ? [...document.querySelectorAll('#task-list .task')].indexOf(row) : undone
        // Now, for all but an open dialog is inert: who is as quick as the message could not press its button.
        closeDialog()
    }
})

document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target === document.body) {
        (document.querySelector('[aria-invalid], [autofocus]') ?? one('main')).focus()
    }
    if (event.detail.target.id !== 'task-list') {
        return
    }
    if (one('completed')) {
        one('completed').open = unfolded
    }
    if (place >= 0 && (document.activeElement === document.body || !document.activeElement?.checkVisibility())) {
        const rows = [...document.querySelectorAll('#task-list .task')].filter(row => row.checkVisibility())
        const next = rows[Math.min(place, rows.length - 1)]?.querySelector('.check') ?? one('add-title')
        next.focus({ preventScroll: true })
    }
})

// The question before deleting is a page; here it is asked in a dialog over the list, once its answer is htmx's to send.
document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target.id === 'dialog' && !one('dialog').open) {
        one('dialog').opener = event.detail.requestConfig.elt
        one('dialog').showModal()
    }
})

document.addEventListener('click', event => {
    if (event.target.closest('dialog [data-close]') || event.target === one('dialog')) {
        event.preventDefault()
        closeDialog()
    }
})

document.addEventListener('htmx:responseError', closeDialog)

function closeDialog() {
    if (one('dialog')?.open) {
        one('dialog').close()
    }
}
