/* Joining files: dropped as well as chosen, sent one after the other, each with how far it is and what was answered.
   Without this the form sends them all at once, and the page that follows says the same. */
(function () {
  const trouver = (element, marque) => element.querySelector(`[data-${marque}]`)

  function ajouter (champ, fichiers) {
    const tous = new DataTransfer()
    for (const fichier of [...champ.files, ...fichiers]) tous.items.add(fichier)
    champ.files = tous.files
  }

  function accueillir (depot, champ) {
    trouver(depot, 'glisser').hidden = false
    for (const nom of ['dragenter', 'dragover', 'dragleave', 'drop']) {
      depot.addEventListener(nom, (evenement) => {
        evenement.preventDefault()
        depot.classList.toggle('survol', nom === 'dragenter' || nom === 'dragover')
      })
    }
    depot.addEventListener('drop', (evenement) => ajouter(champ, evenement.dataTransfer.files))
  }

  function annoncer (formulaire, fichier) {
    const ligne = trouver(formulaire, 'modele').content.cloneNode(true).firstElementChild
    trouver(ligne, 'nom').textContent = fichier.name
    ligne.querySelector('progress').setAttribute('aria-label', fichier.name)
    trouver(formulaire, 'envois').append(ligne)
    return ligne
  }

  function dire (ligne, texte, refus) {
    const etat = trouver(ligne, 'etat')
    etat.textContent = texte
    etat.classList.toggle('refusee', refus)
  }

  /* Form fields first: the file is the last part, and its name alone says which it is. */
  function contenu (formulaire, fichier, seul) {
    const donnees = new FormData(formulaire)
    donnees.delete('fichiers')
    if (!seul) donnees.set('titre', '')
    donnees.append('fichiers', fichier)
    return donnees
  }

  function lire (demande) {
    try {
      return JSON.parse(demande.responseText).fichiers[0]
    } catch {
      return null
    }
  }

  function envoyer (formulaire, fichier, seul) {
    const ligne = annoncer(formulaire, fichier)
    const barre = ligne.querySelector('progress')
    const demande = new XMLHttpRequest()
    if (fichier.size > formulaire.dataset.octets) { /* told at once, and not sent: the server would say the same */
      barre.hidden = true
      dire(ligne, formulaire.dataset.lourd, true)
      return false
    }
    dire(ligne, formulaire.dataset.envoi, false)
    demande.upload.addEventListener('progress', (avance) => { barre.value = 100 * avance.loaded / avance.total })
    demande.upload.addEventListener('load', () => dire(ligne, formulaire.dataset.examen, false))
    return new Promise((resolve) => {
      demande.addEventListener('loadend', () => {
        const issue = lire(demande) || { refus: formulaire.dataset.echec }
        barre.hidden = true
        dire(ligne, issue.refus || formulaire.dataset.jointe, Boolean(issue.refus))
        resolve(!issue.refus)
      })
      demande.open('POST', formulaire.action)
      demande.setRequestHeader('Accept', 'application/json')
      demande.send(contenu(formulaire, fichier, seul))
    })
  }

  async function tout (formulaire, fichiers) {
    const issues = []
    for (const fichier of fichiers) issues.push(await envoyer(formulaire, fichier, fichiers.length === 1))
    if (issues.length && issues.every(Boolean)) location.reload()
    trouver(formulaire, 'suite').hidden = !issues.some(Boolean)
  }

  for (const formulaire of document.querySelectorAll('form[data-pieces]')) {
    const champs = [...formulaire.querySelectorAll('input[type="file"]')]
    const bouton = formulaire.querySelector('button')
    accueillir(trouver(formulaire, 'depot'), champs[0])
    formulaire.addEventListener('submit', async (evenement) => {
      evenement.preventDefault()
      const fichiers = champs.flatMap((champ) => [...champ.files])
      trouver(formulaire, 'envois').replaceChildren()
      champs[0].setCustomValidity(fichiers.length ? '' : formulaire.dataset.vide)
      if (!champs[0].reportValidity()) return
      bouton.disabled = true
      await tout(formulaire, fichiers)
      champs.forEach((champ) => { champ.value = '' })
      bouton.disabled = false
    })
    champs.forEach((champ) => champ.addEventListener('change', () => champs[0].setCustomValidity('')))
  }
})()
