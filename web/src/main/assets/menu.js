// One menu is open at a time, and none after a click elsewhere or Escape.
const menus = () => document.querySelectorAll(':is(.arrange, .move, .view-menu)[open]')

document.addEventListener('click', event => {
    menus().forEach(menu => { menu.open = menu.contains(event.target) })
})

document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
        menus().forEach(menu => {
            menu.open = false
            menu.querySelector('summary').focus()
        })
    }
})
