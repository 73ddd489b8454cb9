/** The deploy role is `<service>-<environment>-deploy`, and IAM takes 64 characters. */
const MOST = 64 - "--deploy".length;

/** Why AWS cannot have this service in this environment, as a sentence; null where their names fit. */
export function explainLongNames(service: string, environment: string): string | null {
  if (service.length + environment.length <= MOST) return null;
  return `"${service}" and "${environment}" are too long together: AWS needs both in one name, at most ${MOST} characters.`;
}

/** How long a service's name may be in this environment. */
export const longestServiceName = (environment: string): number => MOST - environment.length;
