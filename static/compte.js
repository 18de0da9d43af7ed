/* What the account's pages need of the browser: to print, to know whether it has passkeys, to say kindly that one did not serve. */
(function () {
  const tous = (marque) => document.querySelectorAll(`[data-${marque}]`)

  for (const bouton of tous('imprimer')) {
    bouton.hidden = false
    bouton.addEventListener('click', () => window.print())
  }
  if (window.PublicKeyCredential) {
    tous('cle').forEach((element) => { element.hidden = false })
    tous('sans-cle').forEach((element) => { element.hidden = true })
  }
  document.addEventListener('allauth.error', (evenement) => {
    evenement.preventDefault()
    tous('echec').forEach((element) => { element.hidden = false })
  })
})()
