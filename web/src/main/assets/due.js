// The pickers: arrow keys in the month, and number keys for the presets.
import { byId } from './page.js'

const picker = () => document.querySelector('#dialog[open] .pick, main .pick')

const days = () => [...document.querySelectorAll('#pick-month td button')]

/** One day is reached with Tab, the others with the arrow keys. */
function rove(day) {
    for (const other of days()) {
        other.tabIndex = other === day ? 0 : -1
    }
    day?.focus()
}

function prepare() {
    const shown = days()
    if (shown.length > 0 && !shown.some(day => day.tabIndex < 0)) {
        const first = shown.find(day => day.ariaPressed) ?? shown.find(day => day.ariaCurrent && !day.classList.contains('out')) ?? shown.find(day => !day.classList.contains('out'))
        shown.forEach(day => { day.tabIndex = day === first ? 0 : -1 })
    }
}

/** The day to focus once its month has been loaded. */
let wanted = null

document.addEventListener('htmx:load', event => {
    prepare()
    if (wanted && event.target.id === 'pick-month') {
        goTo(wanted)
    }
})

const DAY = 86_400_000

function date(text, days) {
    return new Date(Date.parse(text) + days * DAY).toISOString().slice(0, 10)
}

/** The same day of another month, or its last day. */
function monthLater(text, months) {
    const [year, month, day] = text.split('-').map(Number)
    const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
    return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10)
}

function target(key, button) {
    const day = wanted ?? button.value
    const forwards = document.dir === 'rtl' ? -1 : 1
    const column = button.closest('td').cellIndex
    switch (key) {
        case 'ArrowLeft': return date(day, -forwards)
        case 'ArrowRight': return date(day, forwards)
        case 'ArrowUp': return date(day, -7)
        case 'ArrowDown': return date(day, 7)
        case 'Home': return date(day, -column)
        case 'End': return date(day, 6 - column)
        case 'PageUp': return monthLater(day, -1)
        case 'PageDown': return monthLater(day, 1)
        default: return null
    }
}

function goTo(day) {
    const month = days().filter(button => !button.classList.contains('out'))
    const shown = month.find(button => button.value === day)
    wanted = shown ? null : day
    if (shown) {
        rove(shown)
    } else {
        byId(day < month[0].value ? 'pick-previous' : 'pick-next').click()
    }
}

function moveInMonth(event, button) {
    const day = target(event.key, button)
    if (day) {
        event.preventDefault()
        goTo(day)
    }
}

function moveInPresets(event) {
    const presets = [...picker().querySelectorAll('.pick-presets button')]
    const index = presets.indexOf(document.activeElement)
    const next = event.key === 'ArrowDown' ? index + 1 : index - 1
    if (presets.length > 0 && index + next >= -1) {
        event.preventDefault()
        const chosen = next < 0 ? byId('pick-words') : presets[Math.min(next, presets.length - 1)]
        chosen.focus()
    }
}

document.addEventListener('keydown', event => {
    if (!picker()?.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
        return
    }
    const day = event.target.closest('#pick-month td button')
    if (day) {
        moveInMonth(event, day)
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key) && event.target.matches('#pick-words, .pick-presets button')) {
        moveInPresets(event)
    }
    if (!event.target.matches('input, select')) {
        const preset = picker().querySelector(`[data-key="${CSS.escape(event.key)}"]`)
        preset?.click()
    }
})

prepare()
