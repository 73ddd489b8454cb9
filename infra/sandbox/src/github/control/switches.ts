import type { JsonObject } from "../http/incoming.ts";
import { Refusal } from "../refusal.ts";
import { readAnonymousRead, readNames, readRules, readWebhookFaults, type WebhookFaults } from "./read-switch.ts";
import { matches, type Rule, type Subject } from "./rule.ts";
import { type SwitchName, switchCatalogue } from "./switch-catalogue.ts";

const readers = {
  visibilityDelay: readRules,
  delay: readRules,
  failBefore: readRules,
  respond502AfterSuccess: readRules,
  holdReply: readRules,
  dropReply: readRules,
  secondaryRateLimit: readRules,
  primaryRateLimit: readRules,
  slowStep: readRules,
  failStep: readRules,
  missingPermission: readNames,
  denyRepositoryNames: readNames,
  anonymousRead: readAnonymousRead,
  webhooks: readWebhookFaults,
} satisfies Record<SwitchName, (name: string, value: unknown) => unknown>;

type Settings = { [Name in SwitchName]: ReturnType<(typeof readers)[Name]> };
export type RuleSwitch = { [Name in SwitchName]: Settings[Name] extends Rule[] ? Name : never }[SwitchName];

/** How this GitHub misbehaves now. Lives in memory: a restart is a well-behaved GitHub again. */
export class Switches {
  #settings: Settings = wellBehaved();

  /**
   * Sets the named switches, each replacing its former setting; null turns one off.
   * @throws Refusal 400 when a switch is unknown or its setting is not understood; nothing is set then.
   */
  set(given: JsonObject): void {
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(readers, name));
    if (unknown !== undefined) throw new Refusal(400, "BAD_REQUEST", `There is no switch "${unknown}"`);
    this.#settings = { ...this.#settings, ...readAll(given) };
  }

  reset(): void {
    this.#settings = wellBehaved();
  }

  /** The first rule of a switch about this request, counted as used. */
  take(name: RuleSwitch, subject: Subject): Rule | null {
    const rule = this.#settings[name].find((one) => one.next !== 0 && matches(one.match, subject));
    if (!rule) return null;
    if (rule.next !== null) rule.next -= 1;
    return rule;
  }

  /** Is this rule of a switch still set, and not replaced or turned off since it was taken? */
  holds(name: RuleSwitch, rule: Rule): boolean {
    return this.#settings[name].includes(rule);
  }

  missingPermissions(): readonly string[] {
    return this.#settings.missingPermission;
  }

  denies(repositoryName: string): boolean {
    return this.#settings.denyRepositoryNames.some((name) => name.toLowerCase() === repositoryName.toLowerCase());
  }

  anonymousRead(): Settings["anonymousRead"] {
    return this.#settings.anonymousRead;
  }

  webhookFaults(): WebhookFaults {
    return this.#settings.webhooks;
  }

  /** Every switch with what it does and how it is set. */
  describe(): JsonObject {
    const names = Object.keys(switchCatalogue) as SwitchName[];
    return Object.fromEntries(
      names.map((name) => [name, { documentation: switchCatalogue[name], setting: this.#settings[name] }]),
    );
  }
}

function wellBehaved(): Settings {
  return readAll(Object.fromEntries(Object.keys(readers).map((name) => [name, null]))) as Settings;
}

function readAll(given: JsonObject): Partial<Settings> {
  const entries = Object.entries(given).map(([name, value]) => [name, readers[name as SwitchName](name, value)]);
  return Object.fromEntries(entries) as Partial<Settings>;
}
