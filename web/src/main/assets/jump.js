// Search and commands: the arrow keys choose a result while the focus stays in the field.
import { byId } from './page.js'
import { showInDialog } from './dialog.js'

const options = () => [...document.querySelectorAll('#jump-results [role=option]')]

const chosen = () => options().find(option => option.ariaSelected === 'true')

/** @param field a combobox; keeps the focus */
export function choose(field, options, option) {
    for (const other of options) {
        other.ariaSelected = String(other === option)
        other.id = other === option ? `${field.id}-chosen` : ''
    }
    field.setAttribute('aria-activedescendant', option ? `${field.id}-chosen` : '')
    option?.scrollIntoView({ block: 'nearest' })
}

document.addEventListener('htmx:load', event => {
    if (event.target.matches('#jump-results, #picker.jump')) {
        choose(byId('jump-q'), options(), options()[0])
    }
})

document.addEventListener('keydown', event => {
    if (event.target.id !== 'jump-q') {
        return
    }
    const all = options()
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) {
        event.preventDefault()
        choose(event.target, all, all[(all.indexOf(chosen()) + by + all.length) % all.length])
    } else if (event.key === 'Enter' && chosen()) {
        event.preventDefault()
        chosen().click()
    }
})

// The keys are a dialog too.
document.addEventListener('click', event => {
    const link = event.target.closest('#jump-results a[href="/keys"]')
    if (link && byId('dialog')?.open) {
        event.preventDefault()
        showInDialog('/keys')
    }
})
