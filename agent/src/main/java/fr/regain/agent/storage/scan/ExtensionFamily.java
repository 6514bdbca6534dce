package fr.regain.agent.storage.scan;

import fr.regain.agent.host.file.EntryCursor;
import java.util.List;
import java.util.Locale;

/** What kind of content the end of a file's name promises; the content itself is never read. */
public enum ExtensionFamily {
  /** Texts, tables, slides and books. */
  DOCUMENT(
      "pdf doc docx docm dot dotx odt ott rtf txt md tex xls xlsx xlsm xlsb ods ots csv ppt pptx"
          + " pptm pps ppsx odp otp odg vsd vsdx pub epub djvu pages numbers key xps one"),
  IMAGE(
      "jpg jpeg png gif bmp tif tiff webp heic heif svg raw cr2 cr3 nef arw dng psd xcf ai eps"
          + " ico"),
  VIDEO("mp4 m4v mkv avi mov wmv flv webm mpg mpeg mts m2ts 3gp vob ogv"),
  AUDIO("mp3 m4a aac flac ogg oga opus wav wma aif aiff mid midi"),
  ARCHIVE("zip 7z rar tar gz tgz bz2 tbz2 xz txz zst lz4 cab"),
  /** Packages that install software. */
  INSTALLER("msi msix appx exe deb rpm flatpak snap apk dmg"),
  /** Images of disks and virtual machines. */
  DISK_IMAGE("iso img vhd vhdx vdi vmdk qcow2 ova wim esd"),
  /** Mail stores. */
  MAIL("pst ost mbox eml msg"),
  DATABASE("db sqlite sqlite3 mdb accdb ldb dbf"),
  /** Libraries and programs in machine code or byte code. */
  PROGRAM("dll sys so o a class jar pyc lib ocx drv node wasm"),
  /** Source texts and what describes or lays out pages. */
  CODE(
      "java c h cpp hpp cs py js ts tsx jsx go rs rb php sh ps1 bat sql html htm css scss xml json"
          + " yaml yml toml ini"),
  /** Logs and dumps. */
  LOG("log etl evtx dmp mdmp core trace"),
  /** What is meant to be temporary or a spare copy; still somebody's file. */
  TEMPORARY("tmp temp bak old part cache swp"),
  /** A name without an extension, or with one of more than seven letters. */
  NONE(""),
  /** Any other extension. */
  OTHER("");

  private static final long DOTS = '.' * 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  // Four times as many slots as extensions, so that nearly all are found at once.
  private static final int SLOT_BITS = 10;
  private static final long[] EXTENSIONS = new long[1 << SLOT_BITS];
  private static final ExtensionFamily[] FAMILIES = new ExtensionFamily[1 << SLOT_BITS];

  static {
    for (ExtensionFamily family : values()) {
      for (String extension : family.extensions()) {
        long packed = pack(extension);
        int slot = slot(packed);
        EXTENSIONS[slot] = packed;
        FAMILIES[slot] = family;
      }
    }
  }

  private final String extensions;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  ExtensionFamily(String extensions) {
    this.extensions = extensions;
  }

  /** The stable text of this family, for example {@code disk-image}. */
  public String code() {
    return code;
  }

  /** The extensions of this family in lower case, each of at most seven letters. */
  List<String> extensions() {
    return extensions.isEmpty() ? List.of() : List.of(extensions.split(" ", -1));
  }

  /** The family of the file that the cursor stands on. */
  static ExtensionFamily of(EntryCursor entry) {
    return of(entry.nameEnd());
  }

  /**
   * The family of a name.
   *
   * @param nameEnd as {@link EntryCursor#nameEnd()} gives it
   */
  static ExtensionFamily of(long nameEnd) {
    int after = lettersAfterDot(nameEnd);
    if (after <= 0 || isFirst(nameEnd, after)) {
      return NONE;
    }
    long packed = nameEnd >>> ((Long.BYTES - after) * Byte.SIZE);
    int slot = slot(packed);
    return EXTENSIONS[slot] == 0 ? OTHER : FAMILIES[slot];
  }

  /** Letters after the last dot; -1 where there is none among the last eight units. */
  private static int lettersAfterDot(long nameEnd) {
    long difference = nameEnd ^ DOTS;
    long zeroBytes = ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
    return zeroBytes == 0 ? -1 : Long.numberOfLeadingZeros(zeroBytes) / Byte.SIZE;
  }

  /** Whether the dot begins the name: a hidden file, not an extension. */
  private static boolean isFirst(long nameEnd, int after) {
    return nameEnd << ((after + 1) * Byte.SIZE) == 0;
  }

  /** Where the extension is, or the empty slot where it would be. */
  private static int slot(long packed) {
    int slot = (int) ((packed * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOT_BITS));
    while (EXTENSIONS[slot] != 0 && EXTENSIONS[slot] != packed) {
      slot = (slot + 1) & (EXTENSIONS.length - 1);
    }
    return slot;
  }

  private static long pack(String extension) {
    long packed = 0;
    for (int at = 0; at < extension.length(); at++) {
      packed |= (long) extension.charAt(at) << (Byte.SIZE * at);
    }
    return packed;
  }
}
