// Folds subtasks away, which follow their task as deeper rows. Remembered until the browser tab closes.
const kept = 'folded'
const folded = new Set(JSON.parse(sessionStorage.getItem(kept) ?? '[]'))

function show() {
    document.querySelectorAll('#task-list .rows').forEach(showRows)
}

function showRows(list) {
    let level = Infinity
    for (const row of list.children) {
        const depth = Number(row.dataset.depth)
        if (depth <= level) {
            level = Infinity
        }
        row.classList.toggle('is-folded', depth > level)
        const button = row.querySelector('[data-fold]')
        if (button) {
            const isFolded = folded.has(row.dataset.task)
            button.disabled = false
            button.setAttribute('aria-expanded', String(!isFolded))
            level = isFolded ? Math.min(level, depth) : level
        }
    }
}

document.addEventListener('click', event => {
    const button = event.target.closest('[data-fold]')
    if (button) {
        const { task } = button.closest('.row').dataset
        if (!folded.delete(task)) {
            folded.add(task)
        }
        sessionStorage.setItem(kept, JSON.stringify([...folded]))
        show()
    }
})

document.addEventListener('htmx:afterSettle', show)
show()
