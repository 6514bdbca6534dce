package fr.regain.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Display;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EdidTest {
  private static final byte[] MONITOR =
      HexFormat.of()
          .parseHex(
              "00ffffffffffff0010ac9ba0313233342617010380351e78eaa0a5a656529d270f5054a54b00714f8180"
                  + "a9c0d1c00101010101010101023a801871382d40582c45000f292100001e000000ff00434e304142"
                  + "4331323334354c0a000000fc0044454c4c205032343134480a20000000fd00384c1e5311000a2020"
                  + "202020200076");

  /** The monitor with some bytes replaced, and a sum that fits. */
  private static byte[] with(int at, int... bytes) {
    byte[] edid = MONITOR.clone();
    for (int i = 0; i < bytes.length; i++) {
      edid[at + i] = (byte) bytes[i];
    }
    int sum = 0;
    for (int i = 0; i < Edid.BYTES - 1; i++) {
      sum += edid[i];
    }
    edid[Edid.BYTES - 1] = (byte) -sum;
    return edid;
  }

  private static Display parsed(byte[] edid) {
    return Edid.parse(edid).orElseThrow();
  }

  @Test
  void aMonitor_tellsMakerNameSerialWeekSizeAndResolution() {
    assertThat(Edid.parse(MONITOR))
        .contains(
            Display.newBuilder()
                .setMaker("DEL")
                .setModel("DELL P2414H")
                .setSerialNumber("CN0ABC12345L")
                .setYear(2013)
                .setWeek(38)
                .setWidthMillimetres(527)
                .setHeightMillimetres(297)
                .setHorizontalPixels(1920)
                .setVerticalPixels(1080)
                .build());
  }

  @Test
  void extensionBlocks_areIgnored() {
    assertThat(Edid.parse(Arrays.copyOf(MONITOR, 256))).isEqualTo(Edid.parse(MONITOR));
  }

  @Test
  void aFlippedBit_aShortBlock_andNothing_areNoEdid() {
    byte[] flipped = MONITOR.clone();
    flipped[60] ^= 1;

    assertThat(Edid.parse(flipped)).isEmpty();
    assertThat(Edid.parse(Arrays.copyOf(MONITOR, 127))).isEmpty();
    assertThat(Edid.parse(new byte[0])).isEmpty();
    assertThat(Edid.parse(new byte[128])).isEmpty();
  }

  @Test
  void aModelYear_isNoYearOfManufacture() {
    Display display = parsed(with(16, 0xff, 27));

    assertThat(display.hasYear()).isFalse();
    assertThat(display.hasWeek()).isFalse();
  }

  @Test
  void aYearOfZero_andAnImpossibleWeek_areAbsent() {
    assertThat(parsed(with(16, 10, 0)).hasYear()).isFalse();
    assertThat(parsed(with(16, 55, 27)).getYear()).isEqualTo(2017);
    assertThat(parsed(with(16, 55, 27)).hasWeek()).isFalse();
    assertThat(parsed(with(16, 0, 27)).hasWeek()).isFalse();
  }

  @Test
  void aResolutionOrAnAspectRatioInPlaceOfMillimetres_givesWayToCentimetres() {
    Display display = parsed(with(66, 16, 9, 0));

    assertThat(display.getWidthMillimetres()).isEqualTo(530);
    assertThat(display.getHeightMillimetres()).isEqualTo(300);
  }

  @Test
  void aProjectorWithoutASize_hasNone() {
    assertThat(parsed(with(21, 0, 0)).hasWidthMillimetres()).isFalse();
  }

  @Test
  void withoutASerialText_theNumberStands_unlessItIsAPlaceholder() {
    byte[] noText = with(75, 0x10);

    assertThat(parsed(noText).getSerialNumber()).isEqualTo("875770417");
    byte[] placeholder = noText.clone();
    Arrays.fill(placeholder, 12, 16, (byte) 1);
    placeholder[127] += (byte) (0x31 + 0x32 + 0x33 + 0x34 - 4);
    assertThat(parsed(placeholder).hasSerialNumber()).isFalse();
  }

  @Test
  void withoutAName_theLastOtherText_isTheModel() {
    byte[] panel = with(75, 0xfe);
    panel[93] = (byte) 0xfe;
    panel[127] -= 2;

    assertThat(parsed(panel).getModel()).isEqualTo("DELL P2414H");
    assertThat(new String(panel, 77, 4, StandardCharsets.US_ASCII)).isEqualTo("CN0A");
  }

  @Property(tries = 300)
  void anyBytes_neverThrow(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(Edid.parse(bytes)).isNotNull();
  }

  @Property(tries = 500)
  void anyBlockThatAddsUp_isReadWithinItsLimits(
      @ForAll @IntRange(min = 8, max = 126) int at, @ForAll byte value) {
    Display display = parsed(with(at, value));

    assertThat(display.getMaker().length()).isIn(0, 3);
    assertThat(display.getWeek()).isBetween(0, 54);
    assertThat(display.getModel().length()).isLessThanOrEqualTo(13);
  }
}
