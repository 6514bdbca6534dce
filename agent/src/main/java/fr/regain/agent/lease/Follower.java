package fr.regain.agent.lease;

import com.google.protobuf.ByteString;

/** Is told how far the work has come while it goes on, and may want it to end. */
public interface Follower {
  /** Nobody follows. */
  Follower NOBODY =
      new Follower() {
        @Override
        public void reached(ByteString leaseId, long done, long all) {}

        @Override
        public boolean stopWanted() {
          return false;
        }
      };

  /** Called several times a second while work goes on. */
  void reached(ByteString leaseId, long done, long all);

  /** Whether people want it to end now. */
  boolean stopWanted();
}
