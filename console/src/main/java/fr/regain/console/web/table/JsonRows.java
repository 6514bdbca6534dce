package fr.regain.console.web.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Rows as objects of one array; what is not known is null. */
final class JsonRows implements RowWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private final List<String> names;

  JsonRows(OutputStream output, List<String> names) throws IOException {
    this.json = FACTORY.createGenerator(output);
    this.names = names;
  }

  @Override
  public void start() throws IOException {
    json.writeStartArray();
  }

  @Override
  public void row(List<Value> values) throws IOException {
    json.writeStartObject();
    for (int column = 0; column < names.size(); column++) {
      json.writeFieldName(names.get(column));
      switch (values.get(column)) {
        case Value.Words(String text) -> json.writeString(text);
        case Value.Whole(long number) -> json.writeNumber(number);
        case Value.Moment(Instant at) -> json.writeString(at.toString());
        case Value.Day(LocalDate day) -> json.writeString(day.toString());
        case Value.Nothing() -> json.writeNull();
      }
    }
    json.writeEndObject();
    json.flush();
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.close();
  }
}
