/* Keys: whatever bears data-touche is reached by it, one key or two in a row. Not while something is typed, nor with Ctrl, Alt or Cmd.
   This file is only served to who wants it; each key does what a link, a button or a field of the page does. */
(function () {
  const LISTE = '?'
  const DELAI = 1500
  let suite = ''
  let depuis = 0

  const visibles = () => [...document.querySelectorAll('[data-touche]')].filter((element) => element.getClientRects().length)
  const titre = (element) => element.dataset.quoi || element.getAttribute('aria-label') || element.textContent.trim()
  const ecrit = (cible) => cible.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(cible.tagName)

  /* On a French keyboard the figures of the first row are typed with Shift: its key is the figure, with or without. */
  function lettre (evenement) {
    const chiffre = /^Digit([1-9])$/.exec(evenement.code)
    return chiffre && !evenement.shiftKey ? chiffre[1] : evenement.key
  }

  function montrer () {
    const fenetre = document.createElement('dialog')
    const liste = document.createElement('dl')
    fenetre.className = 'touches'
    fenetre.setAttribute('aria-label', 'Raccourcis du clavier')
    for (const [touche, quoi] of [...visibles().map((element) => [element.dataset.touche, titre(element)]), [LISTE, 'Cette liste']]) {
      const [cle, sens] = [document.createElement('dt'), document.createElement('dd')]
      cle.append(Object.assign(document.createElement('kbd'), { textContent: touche }))
      sens.textContent = quoi
      liste.append(cle, sens)
    }
    const fermer = Object.assign(document.createElement('button'), { textContent: 'Fermer', className: 'btn btn-filet' })
    fermer.addEventListener('click', () => fenetre.close())
    fenetre.addEventListener('close', () => fenetre.remove())
    fenetre.append(liste, fermer)
    document.body.append(fenetre)
    fenetre.showModal()
  }

  function agir (element) {
    if (ecrit(element)) element.focus()
    else element.click()
  }

  document.addEventListener('keydown', (evenement) => {
    const { ctrlKey, altKey, metaKey, repeat, target, timeStamp } = evenement
    if (ctrlKey || altKey || metaKey || repeat || ecrit(target) || document.querySelector('dialog[open]')) return
    const touche = lettre(evenement)
    if (touche.length !== 1) return
    const tapees = suite && timeStamp - depuis < DELAI ? [`${suite} ${touche}`, touche] : [touche]
    const choisie = tapees.map((tapee) => visibles().find((element) => element.dataset.touche === tapee)).find(Boolean)
    suite = choisie || touche === LISTE ? '' : touche
    depuis = timeStamp
    if (!choisie && touche !== LISTE) return
    evenement.preventDefault()
    if (choisie) agir(choisie)
    else montrer()
  })
})()
