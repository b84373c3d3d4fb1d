/** What a role is called when a parent reads it. */
export const roleNl: Readonly<Record<string, string>> = {
  parent: 'een ouder',
  caregiver: 'een verzorger',
  pupil: 'de leerling',
  teacher: 'de leerkracht',
  mentor: 'de mentor',
  'internal-counsellor': 'de intern begeleider',
  'support-coordinator': 'de ondersteuningscoördinator',
  administrator: 'de beheerder',
  'privacy-officer': 'de functionaris gegevensbescherming',
  system: 'een systeem van de school',
};
