/**
 * A "no" in AWS's shape: a code that SDKs turn into an error class, and a sentence.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html
 */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function clientFault(message: string): AwsFault {
  return new AwsFault("ClientException", message);
}

export function invalidParameter(message: string): AwsFault {
  return new AwsFault("InvalidParameterException", message);
}

/** What AWS can do and this sandbox cannot: said by name, so that nobody takes it for done. */
export function unsupported(what: string): AwsFault {
  return new AwsFault("UnsupportedFeatureException", `The sandbox does not implement ${what}`);
}
