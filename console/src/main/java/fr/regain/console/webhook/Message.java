package fr.regain.console.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * What receivers are told, as Standard Webhooks recommends: {@code type}, {@code timestamp} and
 * {@code data}.
 *
 * @param id names it
 * @param kind code of the event's kind
 * @param body the JSON document
 */
record Message(UUID id, String kind, String body) {
  /** Kind of the message by which a person tries a webhook. */
  static final String TEST = "webhook.test";

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A message that was not sent yet.
   *
   * @param facts a JSON object
   */
  static Message of(SecureRandom random, String kind, Instant at, String facts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", kind);
      json.writeStringField("timestamp", at.toString());
      json.writeFieldName("data");
      json.writeRawValue(facts);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Message(id(random), kind, text.toString());
  }

  private static UUID id(SecureRandom random) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    random.nextBytes(bytes.array());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
