import type { JsonObject } from "../http/incoming.ts";
import { readAnonymousRead, readNames, readRules, readWebhookFaults, type WebhookFaults } from "./read-switch.ts";
import { matches, type Rule, type Subject } from "./rule.ts";
import { type SwitchName, switchCatalogue } from "./switch-catalogue.ts";

const ruleSwitches = [
  "visibilityDelay",
  "delay",
  "failBefore",
  "respond502AfterSuccess",
  "dropReply",
  "secondaryRateLimit",
  "primaryRateLimit",
] as const;
export type RuleSwitch = (typeof ruleSwitches)[number];
export type AnonymousRead = "loopback" | "everyone" | "nobody";

/** How this GitHub misbehaves now. Lives in memory: a restart is a well-behaved GitHub again. */
export class Switches {
  #rules: Partial<Record<RuleSwitch, Rule[]>> = {};
  #missing: string[] = [];
  #denied: string[] = [];
  #anonymousRead: AnonymousRead = "loopback";
  #webhooks: WebhookFaults = readWebhookFaults(null);

  /**
   * Sets the named switches, each replacing its former setting; null turns one off.
   * @throws Refusal 400 when a switch is unknown or its setting is not understood; nothing is set then.
   */
  set(settings: JsonObject): void {
    const steps = Object.entries(settings).map(([name, value]) => this.#prepare(name, value));
    for (const step of steps) step();
  }

  reset(): void {
    this.set(Object.fromEntries(Object.keys(switchCatalogue).map((name) => [name, null])));
  }

  /** The first rule of a switch about this request, counted as used. */
  take(name: RuleSwitch, subject: Subject): Rule | null {
    const rule = this.#rules[name]?.find((one) => one.next !== 0 && matches(one.match, subject));
    if (!rule) return null;
    if (rule.next !== null) rule.next -= 1;
    return rule;
  }

  missingPermissions(): readonly string[] {
    return this.#missing;
  }

  denies(repositoryName: string): boolean {
    return this.#denied.some((name) => name.toLowerCase() === repositoryName.toLowerCase());
  }

  anonymousRead(): AnonymousRead {
    return this.#anonymousRead;
  }

  webhookFaults(): WebhookFaults {
    return this.#webhooks;
  }

  describe(): Record<SwitchName, { documentation: string; setting: unknown }> {
    const settings: Record<SwitchName, unknown> = {
      ...Object.fromEntries(ruleSwitches.map((name) => [name, this.#rules[name]?.map(shown) ?? null])),
      missingPermission: this.#missing,
      denyRepositoryNames: this.#denied,
      anonymousRead: this.#anonymousRead,
      webhooks: this.#webhooks,
    } as Record<SwitchName, unknown>;
    const entries = Object.entries(switchCatalogue).map(([name, documentation]) => [
      name,
      { documentation, setting: settings[name as SwitchName] },
    ]);
    return Object.fromEntries(entries) as Record<SwitchName, { documentation: string; setting: unknown }>;
  }

  #prepare(name: string, value: unknown): () => void {
    if (name === "missingPermission") return this.#later(readNames(name, value), (names) => (this.#missing = names));
    if (name === "denyRepositoryNames") return this.#later(readNames(name, value), (names) => (this.#denied = names));
    if (name === "anonymousRead") return this.#later(readAnonymousRead(value), (who) => (this.#anonymousRead = who));
    if (name === "webhooks") return this.#later(readWebhookFaults(value), (faults) => (this.#webhooks = faults));
    return this.#later(readRules(name, value), (rules) => (this.#rules[name as RuleSwitch] = rules));
  }

  #later<Setting>(setting: Setting, apply: (setting: Setting) => void): () => void {
    return () => apply(setting);
  }
}

function shown(rule: Rule): JsonObject {
  return { ...rule, match: { ...rule.match, ...(rule.match.path ? { path: rule.match.path.source } : {}) } };
}
