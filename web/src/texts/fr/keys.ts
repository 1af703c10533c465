export default {
  help: 'Raccourcis du clavier',
  switch: 'Aller dans une communauté',
  switch_label: 'Quelques lettres de son nom',
  none: 'Aucune de vos communautés ne porte ce nom.',
  write: 'Écrire',
  home: 'Le fil',
  inbox: 'La boîte',
  me: 'Moi',
  anywhere: 'Aller dans une communauté, même en écrivant',
  send: 'Envoyer ce que l’on écrit',
} as const
