import ActivityPanel from "../modules/shell/activityPanel/activityPanel.ts";
import FieldItem from "../modules/shell/fieldItem/fieldItem.ts";
import FieldColumn from "../modules/shell/fieldColumn/fieldColumn.ts";
import FieldSection from "../modules/shell/fieldSection/fieldSection.ts";
import Highlights from "../modules/shell/highlights/highlights.ts";
import Path from "../modules/shell/path/path.ts";
import RecordDetail from "../modules/shell/recordDetail/recordDetail.ts";
import RelatedLists from "../modules/shell/relatedLists/relatedLists.ts";
import SingleRelatedList from "../modules/shell/singleRelatedList/singleRelatedList.ts";
import RichText from "../modules/shell/richText/richText.ts";
import Tabset from "../modules/shell/tabset/tabset.ts";
import type { ComponentConstructor } from "./components.ts";

/** The platform's components that a Lightning page may hold, asked for when the page is shown: they hold regions themselves. */
const FINDERS: Record<string, () => unknown> = {
  field: () => FieldItem,
  "flexipage:column": () => FieldColumn,
  "flexipage:fieldSection": () => FieldSection,
  "flexipage:richText": () => RichText,
  "flexipage:tabset": () => Tabset,
  "flexipage:tabset2": () => Tabset,
  "force:detailPanel": () => RecordDetail,
  "force:recordDetailPanelMobile": () => RecordDetail,
  "force:highlightsPanel": () => Highlights,
  "force:relatedListContainer": () => RelatedLists,
  "force:relatedListSingleContainer": () => SingleRelatedList,
  "lst:dynamicRelatedList": () => SingleRelatedList,
  "runtime_sales_activities:activityPanel": () => ActivityPanel,
  "runtime_sales_pathassistant:pathAssistant": () => Path
};

/** The component of this name; null where it is none of the platform's, or one that the local org lacks. */
export function platformComponent(name: string): ComponentConstructor | null {
  return (FINDERS[name]?.() as ComponentConstructor | undefined) ?? null;
}
