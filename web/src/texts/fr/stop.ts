export default {
  title: 'Ne plus recevoir ces courriels',
  over: 'Ce lien ne vaut plus. Connectez-vous pour choisir quand vous recevez des courriels.',
  done: 'C’est fait : plus aucun courriel de nouvelles. Vous pouvez changer d’avis dans vos réglages.',
  now_at_once: 'Vous recevez vos nouvelles tout de suite.',
  now_daily: 'Vous recevez vos nouvelles une fois par jour.',
  now_weekly: 'Vous recevez vos nouvelles une fois par semaine.',
  means: 'Les codes de connexion et les alertes de votre compte continueront d’arriver.',
  stop: 'Arrêter ces courriels',
  preferences: 'Choisir autrement dans mes réglages',
} as const
