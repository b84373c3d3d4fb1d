import { agreementFacts } from './agreement.facts.ts';
import { concernFacts } from './concern.facts.ts';
import { progressFacts } from './progress.facts.ts';
import { supportRequestFacts } from './support-request.facts.ts';
import { consentFacts } from './consent.facts.ts';
import { conversationFacts } from './conversation.facts.ts';
import { developmentPlanFacts } from './development-plan.facts.ts';
import type { RecordableFact } from './fact.ts';
import { informationRightsFacts } from './information-rights.facts.ts';
import { peopleFacts } from './people.facts.ts';
import { registrationFacts } from './registration.facts.ts';

/** Everything that can be recorded in a dossier that exists. A chapter adds its facts here. */
export const recordableFacts: readonly RecordableFact[] = [
  ...registrationFacts,
  ...peopleFacts,
  ...conversationFacts,
  ...consentFacts,
  ...developmentPlanFacts,
  ...agreementFacts,
  ...concernFacts,
  ...progressFacts,
  ...supportRequestFacts,
  ...informationRightsFacts,
];
