import type { AccessTable } from './vocabulary.ts';
import { familyRules } from './table/family.ts';
import { partnershipRules } from './table/partnership.ts';
import { recordingRules } from './table/recording.ts';
import { schoolRules } from './table/school.ts';

const ground = 'AVG 5(1)(f) en 32: wat niet is toegestaan, mag niet';

/** The one table: all rows are judged, deny beats redact beats allow, and without a row the answer is no. */
export const accessTable: AccessTable = {
  rules: [...familyRules, ...schoolRules, ...recordingRules, ...partnershipRules],
  otherwise: {
    parent: { id: 'default/parent', ground, textNl: 'Dit kunt u als ouder niet zien of vastleggen. Vraag de school om uitleg of hulp.' },
    caregiver: {
      id: 'default/caregiver',
      ground,
      textNl: 'Dit is voor ouders met gezag. U verzorgt dit kind, maar u hebt volgens onze gegevens geen gezag. Bent u voogd? Laat de school dan een bewijs zien.',
    },
    pupil: {
      id: 'default/pupil',
      ground,
      textNl: 'Dit kunt u nu niet zien of vastleggen. Tot u 16 jaar bent, doen uw ouders dat voor u. Vraag het aan hen of aan uw mentor.',
    },
    staff: { id: 'default/staff', ground, textNl: 'Dit hoort niet bij uw taak voor deze leerling. Hebt u het toch nodig? Vraag de intern begeleider of de administratie.' },
    system: { id: 'default/system', ground, textNl: 'Dit systeem heeft hiervoor geen mandaat van het bestuur. Laat het bestuur het mandaat controleren.' },
    partnership: { id: 'default/partnership', ground, textNl: 'Dit hoort niet bij uw taak in het samenwerkingsverband. Hebt u het toch nodig? Vraag de medewerker die deze vraag behandelt.' },
    none: { id: 'default/none', ground, textNl: 'U hebt geen toegang tot dit dossier. Klopt dat niet? Vraag de school om hulp.' },
  },
};
