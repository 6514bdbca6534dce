package fr.regain.agent.spool;

import com.google.protobuf.ByteString;
import fr.regain.v1.Report;

/**
 * One report on disk.
 *
 * @param report with its number
 * @param counters readings from which the next sample's energy is measured; kept in the same
 *     record, so that an interval is counted exactly once whatever is killed when
 */
public record SpoolRecord(Report report, ByteString counters) {}
