package fr.regain.console.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.regain.console.access.Role;
import fr.regain.console.access.SampleKeys;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The road map of the whole organisation, for a program of its référent. */
final class RoadMapApiTest {
  private static final String ROAD_MAP = "/api/v1/sites/1/road-map";

  @TempDir Path data;
  private TestingBrowser browser;
  private TestingProgram program;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
    program = new SampleKeys(browser).program("referent", Role.REFERENT, 1);
  }

  @AfterEach
  void stop() {
    program.close();
    browser.close();
  }

  private HttpResponse<String> put(String path, String body) {
    return program.call("PUT", ROAD_MAP + path, body);
  }

  @Test
  void figures_makeTheLine_andTheSecondOfTwoCallers_isRefused() {
    String figure =
        """
        {"version":0,"kilograms":%d,"method":"ESTIMATED","source":"bilan","perimeter":"%s"}
        """;
    assertThat(put("/years/2022", figure.formatted(100_000, "postes")).statusCode()).isEqualTo(200);
    assertThat(put("/years/2022", figure.formatted(5, "postes")).statusCode()).isEqualTo(409);
    assertThat(put("/years/2027", figure.formatted(5, "postes")).statusCode()).isEqualTo(422);
    assertThat(put("/years/2025", figure.formatted(0, "postes")).statusCode()).isEqualTo(422);
    put("/years/2025", figure.formatted(80_000, "serveurs"));

    JsonNode roadMap = program.read(ROAD_MAP);
    assertThat(roadMap.path("targetYear").asInt()).isEqualTo(2027);
    JsonNode years = roadMap.path("years");
    assertThat(years).hasSize(6);
    assertThat(years.get(5).path("lineKilograms").asDouble()).isEqualTo(78_000);
    assertThat(years.get(3).path("gapKilograms").asDouble()).isEqualTo(80_000 - 86_800);
    assertThat(years.get(3).path("comparable").asBoolean()).isFalse();
    assertThat(years.get(1).has("figure")).as("nobody declared 2023").isFalse();
    assertThat(years.get(1).has("gapKilograms")).isFalse();
  }

  @Test
  void anAction_isAdded_changedOnce_andRefusedWithItsFaults() {
    String action =
        """
        {"title":"%s","holder":"DSI","dueOn":"2026-10-01","state":"%s",
         "effectKilograms":{"low":%d,"high":200},"effectSource":"bilan"}
        """;
    JsonNode added = program.post(ROAD_MAP + "/actions", action.formatted("a", "PLANNED", 100));
    assertThat(added.path("late").asBoolean()).isTrue();
    String change =
        "{\"version\":1,\"action\":%s}".formatted(action.formatted("b", "UNDER_WAY", 100));
    String address = "/actions/" + added.path("id").asLong();
    assertThat(put(address, change).statusCode()).isEqualTo(200);
    assertThat(put(address, change).statusCode()).isEqualTo(409);

    HttpResponse<String> refused =
        program.call("POST", ROAD_MAP + "/actions", action.formatted("c", "ABANDONED", 300));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("The most effect is from", "says why");
    assertThat(program.read(ROAD_MAP + "/actions?state=UNDER_WAY").path("items")).hasSize(1);
    assertThat(program.read(ROAD_MAP + "/actions?state=DONE").path("items")).isEmpty();
  }
}
