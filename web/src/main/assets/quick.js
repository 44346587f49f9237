// Adding a task: what the line means is shown while it is typed. A dialog for it opens on every page.
import { byId } from './page.js'
import { mark, marksOf } from './mirror.js'

/** In milliseconds: after the last letter. */
const PAUSE = 120

/** In milliseconds: long enough to find the new row. */
const SHOWN = 2000

let timer = 0
let asking = null

const chipsOf = form => form.querySelector('.qa-chips')
const lines = text => text.split('\n').filter(line => line.trim())

document.addEventListener('input', event => {
    const form = event.target.form
    if (form?.matches('[data-understand]') && event.target.name === 'text') {
        showChoice(form)
        showChips(form)
        clearTimeout(timer)
        timer = setTimeout(understand, PAUSE, form)
    }
})

async function understand(form) {
    asking?.abort()
    asking = new AbortController()
    const field = form.elements.text
    const asked = field.value
    const query = new URLSearchParams(new FormData(form))
    try {
        const answer = await fetch(`/add/understood?${query}`, { headers: { 'HX-Request': 'true' }, signal: asking.signal })
        const chips = answer.status === 200 ? await answer.text() : ''
        if (field.value === asked) {
            chipsOf(form).innerHTML = chips
            mark(field, [...chipsOf(form).querySelectorAll('.chip')].flatMap(partsOf))
        }
    } catch {
        // Replaced by a later request, or offline: the line can be added all the same.
    }
}

function partsOf(chip) {
    const parts = chip.dataset.parts.match(/\d+-\d+/g) ?? []
    return parts.map(part => part.split('-').map(Number)).map(([start, end]) => ({ start, end, chip }))
}

/** Only those whose words are still there. */
function showChips(form) {
    const understood = new Set(marksOf(form.elements.text).map(part => part.chip))
    for (const chip of chipsOf(form).querySelectorAll('.chip.on')) {
        chip.parentElement.hidden = !understood.has(chip)
    }
}

/** A backslash before its words keeps them in the title. */
function takeLiterally(field, chip) {
    const parts = marksOf(field).filter(part => part.chip === chip)
    // The rest of a recurrence is none without its beginning.
    const first = chip.querySelector('[href$="#i-repeat"]') ? parts.slice(0, 1) : parts
    parts.forEach(part => { part.isGone = true })
    for (const { start } of first.toReversed()) {
        field.setRangeText('\\', start, start, 'preserve')
        field.dispatchEvent(new Event('input', { bubbles: true }))
    }
}

document.addEventListener('click', event => {
    const chip = event.target.closest('.qa-chips .chip')
    if (!chip) {
        return
    }
    const form = chip.closest('form')
    if (chip.dataset.field) {
        form.elements.without.value += `,${chip.dataset.field}`
        understand(form)
    } else {
        takeLiterally(form.elements.text, chip)
    }
    form.elements.text.focus()
})

document.addEventListener('keydown', event => {
    const field = event.target
    if (!field.form?.matches('[data-understand]') || field.name !== 'text' || event.isComposing) {
        return
    }
    const behind = marksOf(field).find(part => part.end === field.selectionStart && part.end === field.selectionEnd)
    if (event.key === 'Backspace' && behind && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault()
        takeLiterally(field, behind.chip)
    } else if (event.key === 'Enter' && !event.shiftKey && field.matches('textarea')) {
        event.preventDefault()
        field.form.requestSubmit(lines(field.value).length > 1 ? field.form.elements.several : null)
    }
})

function showChoice(form) {
    const several = form.elements.several
    if (several) {
        const count = lines(form.elements.text.value).length
        const add = form.querySelector('[data-one]')
        add.dataset.add ??= add.textContent
        add.textContent = count > 1 ? add.dataset.one : add.dataset.add
        add.classList.toggle('primary', count < 2)
        several.classList.toggle('primary', count > 1)
        several.textContent = several.dataset.several.replace('#', count)
        several.hidden = count < 2
    }
}

document.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text')
    if (event.target.id === 'add-title' && lines(text).length > 1) {
        event.preventDefault()
        openQuick(event.target.value + text)
        event.target.value = ''
    }
})

export function quickForm() {
    const template = byId('quick-template')
    if (!byId('quick')) {
        template.after(template.content.cloneNode(true))
    }
    return byId('quick-add')
}

/** @param text that is already typed */
export function openQuick(text = '') {
    const form = quickForm()
    const hasList = byId('task-list') != null
    form.setAttribute('hx-target', hasList ? '#task-list' : '#toast')
    form.setAttribute('hx-swap', hasList ? 'keyed' : 'innerHTML')
    form.elements.view.value = document.querySelector('#add-state [name=view]')?.value ?? form.elements.view.value
    form.elements.without.value = ''
    form.elements.text.value ||= text
    showChoice(form)
    byId('quick').showModal()
    form.elements.text.focus()
    understand(form)
}

document.addEventListener('click', event => {
    if (event.target.closest('.tabs .add') && byId('quick-template')) {
        event.preventDefault()
        openQuick()
    } else if (event.target === byId('quick') || event.target.closest('#quick [data-close]')) {
        byId('quick').close()
    }
})

// On a phone the dialog stands on the keyboard.
visualViewport?.addEventListener('resize', () => {
    const covered = innerHeight - visualViewport.height - visualViewport.offsetTop
    document.documentElement.style.setProperty('--keyboard', `${Math.max(0, covered)}px`)
})

// The message can be reached in the open dialog, and stays when it closes.
document.addEventListener('close', event => event.target.id === 'quick' && document.querySelector('.tabs').before(byId('toast')), { capture: true })

document.addEventListener('added', event => {
    const rows = event.detail.value.split(' ').map(id => byId(`row-${id}`)).filter(row => row?.checkVisibility())
    if (byId('quick')?.open) {
        byId('quick').append(byId('toast'))
    }
    if (rows.length > 0) {
        document.querySelector('#toast a')?.remove()
        rows[0].scrollIntoView({ block: 'nearest' })
        rows.forEach(row => row.classList.add('is-new'))
        setTimeout(() => rows.forEach(row => row.classList.remove('is-new')), SHOWN)
    }
})

document.querySelectorAll('#add-page').forEach(showChoice)
