export default {
  title: 'Cet appareil',
  lead: 'Sans connexion, la page s’ouvre toujours, vide. Si cet appareil est à vous seul, il peut aussi garder votre dernier fil ; tout s’efface à la déconnexion.',
  mine: 'Cet appareil est à moi',
  is_mine: 'Le dernier fil se lit ici sans connexion.',
  is_not: 'Rien de ce que vous lisez n’est gardé ici.',
  kept: 'Cet appareil garde votre dernier fil.',
  forgotten: 'Tout ce que cet appareil gardait est effacé.',
} as const
