/** Says when it ends or what to use in its place. */
const PLAN =
  /\b(?:use|call|see|prefer|try)\s[^.\n]{1,80}?\b(?:instead|rather)\b|\binstead,? (?:of this|use|please)\b|\b(?:please|you (?:should|can|must)) (?:use|switch to|migrate to|move to)\b|\b(?:replaced|superseded|succeeded) (?:by|with)\b|\b(?:in favou?r of|replacement (?:is|for)|migrate to|moved to|renamed to|switch to|upgrade to)\b|\b(?:will be|to be|is being|are being|scheduled for|planned for) (?:removed|removal|retired|retirement|sunset|shut ?down|shutdown|turned off|discontinued|deleted|dropped)\b|\b(?:sunset|end[- ]of[- ]life|eol|removal|shutdown)\b[^.\n]{0,30}\b(?:date|on|in|by|20\d\d)\b|\bdeprecat\w{1,4}[^.\n]{0,20}[(,.:;–-]\s{0,3}(?:please )?(?:use|see|call)\b|\b(?:until|after|by|on) [^.\n]{0,25}\b20\d\d\b/i;
/** A plan stands near the head of a text. */
const MAX_LENGTH = 5_000;

/** Whether a text about something deprecated says when it ends or what takes its place. Linear, never throws. */
export function hasRetirementPlan(text: string): boolean {
  return PLAN.test(text.slice(0, MAX_LENGTH));
}
