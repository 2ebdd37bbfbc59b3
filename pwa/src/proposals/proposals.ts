import type { Proposal, ProposalKind } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { acceptProposal, dismissProposal, listProposals } from '../data/proposals.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { sentenceOf } from '../words/words.ts';

/** Shown at a time; the next take their places. */
const mostShown = 5;

/** What corrections in the history may be worth; nothing is done with it but by a press. Fires `accepted`. */
@customElement('alfa-proposals')
export class Proposals extends AppElement {
  @state() private proposals: Proposal[] = [];
  @state() private problem: string | undefined;
  @state() private said = '';

  override connectedCallback() {
    super.connectedCallback();
    void this.find();
  }

  override render() {
    const { proposals: words } = this.words.phrases;
    return html`<p class="unseen" role="status">${this.said}</p>
      ${
        this.proposals.length === 0
          ? nothing
          : html`<section aria-labelledby="title">
              <h2 id="title">${words.title}</h2>
              <p class="muted small">${words.lead}</p>
              ${problemText(this.problem)}
              <ul>${this.proposals.slice(0, mostShown).map((proposal) => this.row(proposal))}</ul>
            </section>`
      }`;
  }

  private row(proposal: Proposal) {
    const { proposals: words } = this.words.phrases;
    const { kind, spoken, written, times } = proposal;
    const kinds: ProposalKind[] = kind === 'term' ? ['term', 'replacement'] : ['replacement', 'term'];
    return html`<li>
      <p class="what">
        <span class="muted">${spoken}</span>
        <span class="muted" aria-label=${words.became}>→</span>
        <b>${written}</b>
        <span class="muted small figures">${words.times(times)}</span>
      </p>
      <div class="actions">
        ${kinds.map(
          (one) => html`<button class="quiet act" @click=${() => this.accept(proposal, one)}>${words[one]}</button>`,
        )}
        <button
          class="quiet only-icon"
          aria-label=${words.dismiss}
          title=${words.dismiss}
          @click=${() => this.dismiss(proposal)}
        >
          ${icon('close')}
        </button>
      </div>
    </li>`;
  }

  private async find() {
    const found = await listProposals(this.app.api);
    if (found.ok) this.proposals = found.value;
  }

  private async accept(proposal: Proposal, kind: ProposalKind) {
    const { proposals: words } = this.words.phrases;
    const accepted = await acceptProposal(this.app.api, proposal.id, kind);
    this.problem = accepted.ok ? undefined : `${sentenceOf(this.words, accepted.problem)} ${words.notDone}`;
    if (!accepted.ok) return;
    this.take(proposal);
    this.said = words.accepted(proposal.written);
    this.dispatchEvent(new Event('accepted'));
  }

  private dismiss(proposal: Proposal) {
    const { proposals: words } = this.words.phrases;
    const before = this.proposals;
    this.take(proposal);
    this.app.undoing.offer(
      words.dismissed(proposal.written),
      () => {
        this.proposals = before;
      },
      () => void dismissProposal(this.app.api, proposal.id),
    );
  }

  private take({ id }: Proposal) {
    this.proposals = this.proposals.filter((one) => one.id !== id);
  }

  static override styles = [
    base,
    controls,
    css`
      section {
        margin-bottom: var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-3);
        min-height: 40px;
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-2);
        overflow-wrap: anywhere;
      }
      b {
        font-weight: 500;
      }
      .actions {
        display: flex;
        margin-inline: calc(-1 * var(--space-2));
      }
      .act {
        color: var(--accent-ink);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-proposals': Proposals;
  }
}
